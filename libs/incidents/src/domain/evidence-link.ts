/** Null when the link can be kept: an absolute http or https address. */
export function linkProblem(url: string): string | null {
  const wrong = 'A link starts with http:// or https:// and names a host.';
  if (url.length > 2000) return 'A link has at most 2,000 characters.';
  if (!URL.canParse(url)) return wrong;
  const { protocol, username, password } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return wrong;
  return username || password ? 'A link must not carry a user name or password.' : null;
}
