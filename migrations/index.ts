import { Platform1764000000000 } from './1764000000000-platform';
import { Identity1764000001000 } from './1764000001000-identity';
import { Catalog1764000002000 } from './1764000002000-catalog';
import { Incidents1764000003000 } from './1764000003000-incidents';
import { Postmortems1764000004000 } from './1764000004000-postmortems';
import { Chaos1764000005000 } from './1764000005000-chaos';
import { Gamedays1764000006000 } from './1764000006000-gamedays';
import { FindingFingerprints1764000007000 } from './1764000007000-finding-fingerprints';
import { LanguageRules1764000008000 } from './1764000008000-language-rules';
import { PublicationLanguage1764000009000 } from './1764000009000-publication-language';

/** All migrations, oldest first. Never edit one after it was released: expand, ship, contract. */
export const migrations = [
  Platform1764000000000,
  Identity1764000001000,
  Catalog1764000002000,
  Incidents1764000003000,
  Postmortems1764000004000,
  Chaos1764000005000,
  Gamedays1764000006000,
  FindingFingerprints1764000007000,
  LanguageRules1764000008000,
  PublicationLanguage1764000009000,
];
