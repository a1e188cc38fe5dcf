/** A piece of text that stands for a person; offsets point into the original text. */
export interface Hit {
  kind: 'name' | 'handle' | 'email' | 'profile_link' | 'phone';
  start: number;
  end: number;
  /** What the address says about who it is: the local part, the account. Absent when it says nothing. */
  account?: string;
}

// Every repetition that may be retried from a later position is bounded, so that hostile input stays linear.
const ADDRESS = /[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;
const FILE_ENDINGS =
  'a b bak bin bmp bz2 c cc cer cfg conf cpp crt cs css csv deb dll doc docx env exe gif git go gz h hcl htm html ico ini iso jar java jpeg jpg js json jsx key kt lock log lua map md mjs mp4 out patch pdf pem php pid plist png ppt proto ps1 pub py rar rb rpm rs scss sh so sql sqlite svg swift tar tf tgz tmp toml ts tsx txt vue war wasm webp whl xls xlsx xml yaml yml zip zst';
const FILE_ENDING = new Set(FILE_ENDINGS.split(' '));
/** File endings that are also ends of host names with mailboxes. */
const DOMAIN_TOO = new Set(['cc', 'md', 'pub', 'py', 'rs', 'sh', 'so', 'tf', 'zip']);
const PRIVATE_HOST = /\.(?:internal|local|svc|lan|localdomain|intranet|home|consul)$|\.(?:internal|local|svc|lan|consul)\.[\w.-]+$/i;
/** A command that takes `user@host`, with nothing but its own words, flags and paths between it and the address. */
const COMMAND =
  /(?:^|[\s`$#("'])(?:ssh|scp|rsync|sftp|mosh|sshfs|autossh|ssh-copy-id|psql|pg_dump|pg_restore|mysql|mysqldump|mongosh?|redis-cli|git)(?: +(?:-{1,2}[\w-]+(?:=\S+| [\w.-]+(?= ))?|clone|push|pull|fetch|remote|add|set-url|origin|upstream|\d+|"[^"]*"|'[^']*'|[\w.~-]*[/:][\w./~:-]*))* +["']?$/;
const COMMAND_LENGTH = 160;

/** Whether an address names a machine, a repository, a database or a file and not a mailbox. */
function isMachine(text: string, start: number, end: number): boolean {
  const host = text.slice(text.indexOf('@', start) + 1, end);
  const last = host.slice(host.lastIndexOf('.') + 1).toLowerCase();
  if (!/[a-z]/.test(last) || /^\d+\./.test(host)) return true;
  if ((FILE_ENDING.has(last) && !DOMAIN_TOO.has(last)) || PRIVATE_HOST.test(host)) return true;
  if (/^:[\w~/.]/.test(text.slice(end, end + 2)) || /^\/[\w.-]{1,60}(?![\w.-]*@)/.test(text.slice(end, end + 90))) return true;
  const before = text.slice(Math.max(0, start - COMMAND_LENGTH), start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return /[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/@]{0,80}$/i.test(line) || COMMAND.test(line);
}

/** Widens an address to the `<…>`, `mailto:` or Markdown link that is made of it. */
function wholeAddress(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  if (/mailto:$/i.test(text.slice(Math.max(0, from - 7), from))) {
    from -= 7;
    to += /^\?[^\s<>()]{0,300}/.exec(text.slice(to, to + 301))?.[0].length ?? 0;
  }
  if (text[from - 1] === '<' && text[to] === '>') return { start: from - 1, end: to + 1 };
  return linkAround(text, from, to);
}

/** The Markdown link whose target is exactly that range, else the range. */
function linkAround(text: string, start: number, end: number): { start: number; end: number } {
  const bracketed = text[start - 1] === '<' && text[end] === '>';
  const from = bracketed ? start - 1 : start;
  const to = bracketed ? end + 1 : end;
  if (text.slice(from - 2, from) !== '](') return bracketed ? { start: from, end: to } : { start, end };
  const close = /^\s*(?:"[^"\n]{0,200}")?\)/.exec(text.slice(to, to + 210));
  const before = text.slice(Math.max(0, from - 202), from - 2);
  const open = before.lastIndexOf('[');
  if (!close || open < 0) return { start, end };
  return { start: from - 2 - (before.length - open), end: to + close[0].length };
}

/** E-mail addresses, wherever they stand; those of machines, repositories and files are none. */
export function findEmails(text: string): Hit[] {
  return [...text.matchAll(ADDRESS)].flatMap((match): Hit[] => {
    const end = match.index + match[0].length;
    if (isMachine(text, match.index, end)) return [];
    return [{ kind: 'email', ...wholeAddress(text, match.index, end), account: match[0].slice(0, match[0].indexOf('@')) }];
  });
}

const PROFILE =
  /(?<![\w@.-])(?:https?:\/\/)?(?:www\.)?(?:(?:github\.com|gitlab\.com|bitbucket\.org|twitter\.com|x\.com|keybase\.io|t\.me|codeberg\.org|facebook\.com|instagram\.com)\/([\w.-]{2,40})|linkedin\.com\/in\/([\w%.-]{2,80})|(?:medium\.com|dev\.to|[\w-]{1,40}\.social|mastodon\.[a-z]{2,8})\/@([\w.-]{2,40})|stackoverflow\.com\/users\/\d+(?:\/([\w-]{2,60}))?|[\w-]{1,40}\.slack\.com\/team\/(\w{2,40})|[\w-]{1,60}\.atlassian\.net\/(?:wiki\/)?people\/([\w:%-]{2,80})|people\.[\w.-]{1,60}\/([\w.-]{2,40}))\/?(?:\?[^\s<>()]{0,200})?(?![\w/%#-]|\.\w)/gi;
const NO_ACCOUNT =
  /^(?:about|apps|blog|collections|contact|customer-stories|dashboard|docs|enterprise|events|explore|features|help|home|i|intent|issues|join|login|marketplace|new|notifications|orgs|pricing|pulls|search|security|settings|share|signup|site|sponsors|status|support|team|topics|trending|users)$/i;

/** What is known of an account, lower-case. */
interface Accounts {
  isPerson(name: string): boolean;
  /** A team or a system. */
  isTaken(name: string): boolean;
}

/** Links to the page of one person. A page whose name also owns repositories that are linked is an organisation's, unless the person is known. */
export function findProfileLinks(text: string, accounts: Accounts): Hit[] {
  const owners = new Set(
    [...text.matchAll(/(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)[/:]([\w.-]{2,40})\/[\w.-]/gi)].map((found) =>
      found[1]!.toLowerCase(),
    ),
  );
  return [...text.matchAll(PROFILE)].flatMap((match): Hit[] => {
    const account = match.slice(1).find((part) => part !== undefined);
    const name = account?.toLowerCase() ?? '';
    if (match[1] !== undefined && !accounts.isPerson(name) && (NO_ACCOUNT.test(name) || owners.has(name) || accounts.isTaken(name)))
      return [];
    const range = linkAround(text, match.index, match.index + match[0].length);
    return [{ kind: 'profile_link', ...range, ...(account && !account.includes('%') ? { account } : {}) }];
  });
}

const ACCOUNT =
  /\b(?:jira|confluence|github|gitlab|bitbucket|slack|mattermost|discord|irc|okta|ldap|active directory|trello|asana|pagerduty|opsgenie|twitter|linkedin|unix|linux)(?:[- ](?:user|username|handle|login|nick|nickname|user ?id|profile))(?: ?name)?\s*[:=]?\s+[`"'*_]{0,2}([\w][\w.-]{1,39})/gi;
const NO_USER =
  /^(?:root|admin|administrator|postgres|mysql|redis|www-data|nobody|ubuntu|ec2-user|git|deploy|deployer|service|system|jenkins|bot|ci|names?|accounts?|groups?|ids?|is|was|with|who|that|has|had|in|for|and|or|to|of|can|could|from|on|are|were|tokens?|pages?|directory|management|interface|permissions?|roles?|api|svc[\w.-]*|[\w.-]*[-_]?(?:bot|svc|service|robot))$/i;

/** Accounts named as such: "JIRA user jdoe". */
export function findAccounts(text: string): Hit[] {
  return [...text.matchAll(ACCOUNT)].flatMap((match): Hit[] => {
    const account = match[1]!.replace(/[.-]+$/, '');
    if (NO_USER.test(account)) return [];
    const start = match.index + match[0].length - match[1]!.length;
    return [{ kind: 'handle', start, end: start + account.length, account }];
  });
}

const PHONES = [
  /(?<![\w.:+/=-])tel:\+?[\d()./ -]{5,24}\d/gi,
  /(?<![\w.:+/=-])\+[1-9][\d()./ -]{7,24}\d(?![\w:]|[.-]\d)/g,
  /(?<![\w.:+/=-])\(\d{3,5}\)[ -]?\d{3,4}[ -]\d{3,5}(?![\w:]|[.-]\d)/g,
  /(?<![\w.:+/=-])\d{3}[-.]\d{3}[-.]\d{4}(?![\w:]|[.-]\d)/g,
];
const PHONE_WORD =
  /\b(?:phone|telephone|tel|mobile|cell|fax|whatsapp|signal|sms|handy)(?: (?:number|no))?\.?\s*[:=]?\s*\(?(0\d[\d ()/-]{5,20}\d)(?![\w:]|[.-]\d)/gi;
const FEWEST_DIGITS = 9;
const MOST_DIGITS = 15;

/** Telephone numbers: with a country code, in the forms of North America, or said to be one. */
export function findPhones(text: string): Hit[] {
  const found = PHONES.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  );
  const named = [...text.matchAll(PHONE_WORD)].map((match) => {
    const start = match.index + match[0].indexOf(match[1]!);
    return { start, end: start + match[1]!.length };
  });
  return [...found, ...named].flatMap(({ start, end }): Hit[] => {
    const digits = text.slice(start, end).replace(/\D/g, '').length;
    if (digits < FEWEST_DIGITS || digits > MOST_DIGITS) return [];
    return [{ kind: 'phone', ...linkAround(text, start, end) }];
  });
}

/** Whether a word such as `y.git` is a file. */
export const isFileName = (word: string): boolean => FILE_ENDING.has(word.slice(word.lastIndexOf('.') + 1).toLowerCase());
