import { Platform1764000000000 } from './1764000000000-platform';
import { Identity1764000001000 } from './1764000001000-identity';

/** All migrations, oldest first. Never edit one after it was released: expand, ship, contract. */
export const migrations = [Platform1764000000000, Identity1764000001000];
