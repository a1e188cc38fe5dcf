import { ALLOWED_NAMES, REFUSED_NAMES } from './refused-list';

/** `name` for types, fields, arguments, columns and JSON keys; `enum-value` checks only cause and sanction words. */
export type NameMode = 'name' | 'enum-value';

/** Whether a name may be used in the schema outside the people plane. */
export interface NameVerdictOfLaw {
  refused: boolean;
  /** What the name does and which part says so; absent when it is allowed. */
  reason?: string;
  /** A name in lower snake case that may be used instead; absent when it is allowed. */
  instead?: string;
}

const PLURALS: ReadonlyMap<string, string> = new Map(
  Object.entries({ people: 'people', persons: 'person', penalties: 'penalty', dris: 'dri' }),
);

/** Judges an identifier in any casing against the list of names a blameless schema refuses. Exceptions are the caller's. */
export function refusedName(name: string, mode: NameMode = 'name'): NameVerdictOfLaw {
  const raw = tokensOf(name);
  const plain = raw.map(singular).join(' ');
  const judged = ALLOWED_NAMES.reduce((rest, allowed) => ` ${rest} `.replace(` ${allowed} `, ' ~ ').trim(), plain);
  for (const { group, instead, inEnums, parts } of REFUSED_NAMES) {
    if (mode === 'enum-value' && !inEnums) continue;
    const part = parts.find((candidate) => matches(judged, raw.join(' '), candidate));
    if (part) return { refused: true, reason: `"${name}" ${group} ("${part.replace(/[=$]/g, '')}")`, instead };
  }
  return { refused: false };
}

function matches(plain: string, raw: string, part: string): boolean {
  if (part.startsWith('=')) return plain === part.slice(1) || raw === part.slice(1);
  if (part.endsWith('$')) return plain === part.slice(0, -1) || plain.endsWith(` ${part.slice(0, -1)}`);
  return ` ${plain} `.includes(` ${part} `);
}

function tokensOf(name: string): string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function singular(token: string): string {
  const known = PLURALS.get(token);
  if (known) return known;
  return token.length > 3 && token.endsWith('s') && !/(?:ss|us|is)$/.test(token) ? token.slice(0, -1) : token;
}
