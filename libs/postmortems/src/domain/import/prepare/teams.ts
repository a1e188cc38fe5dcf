/** The form in which names of teams are compared: `The Ordering team`, `@ordering` and `Ordering` are one. */
export const normalTeam = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[*_`[\]]/g, ' ')
    .trim()
    .replace(/^@|^(?:the\s+)?team\s+|^the\s+/, '')
    .replace(/\s+(?:teams?|squad|crew|guild|group)$/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The team that a text names, as the text writes it: the whole text, or one part of it beside people. Null when it names none. */
export function teamNamed(text: string, teams: ReadonlySet<string>): string | null {
  if (teams.size === 0) return null;
  for (const part of [text, ...text.split(/[,;/&()|:]|\s+(?:and|with)\s+|\s+[–—-]\s+/)]) {
    const name = normalTeam(part);
    if (name !== '' && teams.has(name)) return part.trim();
  }
  return null;
}
