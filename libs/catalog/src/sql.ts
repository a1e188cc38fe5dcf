/** The uuid in a placeholder's text, or null when it is none: a malformed id finds nothing instead of failing. */
export const uuidOf = (value: string): string =>
  `(case when ${value}::text ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then ${value}::text::uuid end)`;

/** True when the expression holds the text of the placeholder, any case, with its wildcards taken literally. */
export const contains = (expression: string, value: string): string =>
  `${expression} ilike '%' || replace(replace(replace(${value}::text, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;
