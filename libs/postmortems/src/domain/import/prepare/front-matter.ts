/** Reads the flat `key: value` lines of a front matter block; values may be quoted. Nested values are left out. */
export function readFrontMatter(yaml: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of yaml.split('\n')) {
    const found = /^([A-Za-z][\w-]*):[ \t]*(\S.*)$/.exec(line);
    if (found) values.set(found[1]!, unquote(found[2]!.trim()));
  }
  return values;
}

function unquote(value: string): string {
  if (value.startsWith("'") && value.endsWith("'") && value.length > 1) return value.slice(1, -1).replace(/''/g, "'");
  if (!value.startsWith('"')) return value;
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === 'string' ? read : value;
  } catch {
    return value;
  }
}
