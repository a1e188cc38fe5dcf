/** What must never reach a log, whichever field or message it sits in. */
const SECRETS: [RegExp, string][] = [
  [/\b((?:postgres(?:ql)?|rediss?|https?):\/\/[^:/\s"@]*):[^@\s"]+@/g, '$1:[redacted]@'],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/g, '$1 [redacted]'],
  [/\bss_([a-z]+)_[A-Za-z0-9_-]{16,}/g, 'ss_$1_[redacted]'],
  [/([?&]token=)[^&\s"\\]+/g, '$1[redacted]'],
];

/** Takes credentials in addresses, bearer tokens and our own secrets out of a line. */
export function redactLine(line: string): string {
  return SECRETS.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), line);
}
