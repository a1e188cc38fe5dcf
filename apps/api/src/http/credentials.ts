/** Name of the session cookie: browsers hold `__Host-` cookies to TLS, so plain http goes without the prefix. */
export const cookieName = (publicUrl: string): string => (publicUrl.startsWith('https:') ? '__Host-second_story' : 'second_story');

/** The secret of an `Authorization: Bearer …` header, or null. */
export function bearerOf(header: unknown): string | null {
  const match = typeof header === 'string' ? /^Bearer\s+(\S{1,200})$/i.exec(header) : null;
  return match?.[1] ?? null;
}

/** The value of one cookie, or null. */
export function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return decodeURIComponent(part.slice(at + 1).trim()) || null;
  }
  return null;
}

/** True when a browser sent this from our own pages, or when no browser sent it (no Origin header). */
export function originAllowed(origin: string | undefined, publicUrl: string): boolean {
  if (origin === undefined) return true;
  const own = new URL(publicUrl);
  if (origin === own.origin) return true;
  // On one machine people type either name of the loopback address.
  const loopback = ['127.0.0.1', 'localhost'];
  return loopback.includes(own.hostname) && loopback.some((host) => origin === `${own.protocol}//${host}${own.port ? `:${own.port}` : ''}`);
}
