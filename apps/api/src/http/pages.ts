import { AccountsService } from '@identity';
import type { Config } from '@platform/config';
import { Refused } from '@platform/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { cookieName, originAllowed } from './credentials';

const STYLE = `:root{color-scheme:light dark;--bg:#f7f7f5;--fg:#1c1d20;--card:#fff;--line:#d9d9d4;--accent:#2f5d50;--bad:#9b2c2c}
@media (prefers-color-scheme:dark){:root{--bg:#16181b;--fg:#e8e8e4;--card:#1f2226;--line:#3a3e44;--accent:#7fc4ad;--bad:#f2a3a3}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,sans-serif}
main{width:min(26rem,calc(100vw - 2rem));padding:2rem;background:var(--card);border:1px solid var(--line);border-radius:12px}
h1{margin:0 0 .25rem;font-size:1.35rem}p{margin:0 0 1rem}label{display:block;margin:.75rem 0 .25rem;font-weight:600}
input{width:100%;padding:.6rem .7rem;font:inherit;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:8px}
input:focus-visible,button:focus-visible{outline:3px solid var(--accent);outline-offset:1px}
button{margin-top:1.25rem;width:100%;padding:.7rem;font:inherit;font-weight:600;color:var(--card);background:var(--accent);border:0;border-radius:8px;cursor:pointer}
.bad{color:var(--bad);font-weight:600}small{color:inherit;opacity:.75}`;
const CSP = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** The two plain forms: first admin, and sign-in. They work without scripts; GET never consumes the token. */
export function servePages(app: FastifyInstance, accounts: AccountsService, config: Config): void {
  app.get('/', async (_request, reply) => reply.redirect('/graphql', 303));

  app.get<{ Querystring: { token?: string } }>('/welcome', async (request, reply) => {
    if (!(await accounts.needsFirstAdmin())) return reply.redirect('/sign-in', 303);
    return page(reply, 200, welcomeForm(request.query.token ?? '', ''));
  });

  app.post<{ Body: Record<string, string> }>('/welcome', async (request, reply) => {
    const { token = '', email = '', name = '', password = '' } = request.body ?? {};
    return submit(
      request,
      reply,
      () => accounts.createFirstAdmin({ token, email, name, password }, agentOf(request)),
      (message) => welcomeForm(token, message, { email, name }),
    );
  });

  app.get('/sign-in', async (request, reply) => page(reply, 200, signInForm(nextOf(request), '')));

  app.post<{ Body: Record<string, string> }>('/sign-in', async (request, reply) => {
    const { email = '', password = '' } = request.body ?? {};
    return submit(
      request,
      reply,
      () => accounts.signIn({ email, password }, request.ip, agentOf(request)),
      (message) => signInForm(nextOf(request), message, email),
    );
  });

  async function submit(
    request: FastifyRequest,
    reply: FastifyReply,
    open: () => Promise<{ secret: string }>,
    form: (message: string) => string,
  ): Promise<FastifyReply> {
    if (!originAllowed(request.headers.origin === 'null' ? 'null:' : request.headers.origin, config.PUBLIC_URL))
      return page(reply, 403, form('This form was sent from another site.'));
    try {
      const { secret } = await open();
      const secure = config.PUBLIC_URL.startsWith('https:');
      return reply
        .setCookie(cookieName(config.PUBLIC_URL), secret, {
          path: '/',
          httpOnly: true,
          sameSite: 'lax',
          secure,
          maxAge: config.SESSION_HOURS * 3600,
        })
        .redirect(nextOf(request), 303);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return page(reply, 422, form(error.message));
    }
  }
}

const agentOf = (request: FastifyRequest) => request.headers['user-agent'] ?? '';

/** Where to go after sign-in: a path of ours, never another host. */
function nextOf(request: FastifyRequest): string {
  const { next } = request.query as { next?: string };
  return next && /^\/(?![/\\])[\w\-./?=&%]*$/.test(next) ? next : '/graphql';
}

function page(reply: FastifyReply, status: number, body: string): FastifyReply {
  return reply
    .code(status)
    .header('content-security-policy', CSP)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Second Story</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`,
    );
}

const problem = (message: string) => (message ? `<p class="bad" role="alert">${escapeHtml(message)}</p>` : '');

const welcomeForm = (token: string, message: string, { email = '', name = '' } = {}) => `<h1>Welcome to Second Story</h1>
<p>Make the first account. It administers this deployment.</p>${problem(message)}
<form method="post" action="/welcome"><input type="hidden" name="token" value="${escapeHtml(token)}">
<label for="email">E-mail address</label><input id="email" name="email" type="email" autocomplete="username" required value="${escapeHtml(email)}">
<label for="name">Name</label><input id="name" name="name" autocomplete="name" required maxlength="120" value="${escapeHtml(name)}">
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="new-password" required minlength="12" maxlength="200">
<small>12 characters or more; a few words in a row are fine.</small>
<button>Make the account and sign in</button></form>`;

const signInForm = (next: string, message: string, email = '') => `<h1>Sign in</h1><p>Second Story</p>${problem(message)}
<form method="post" action="/sign-in?next=${escapeHtml(encodeURIComponent(next))}">
<label for="email">E-mail address</label><input id="email" name="email" type="email" autocomplete="username" required value="${escapeHtml(email)}">
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button></form>`;

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
