import fc from 'fast-check';
import { replacePersons } from './replace-persons';

const CONTEXT = {
  people: ['Sam Quint', 'Ada Lovelace', 'Tom Page', 'Will Smith', 'Leeroy Jenkins', 'Zorblax'],
  teams: ['Ordering', 'storage'],
  services: ['Victoria'],
};
const replaced = (text: string, namedIn: string[] = []): string => replacePersons(text, CONTEXT, namedIn).text;

describe('replacePersons', () => {
  it('replaces names, handles and e-mail addresses by a role word and lists them', () => {
    const text = '10:02 @kofi pages Annika Berg, who asks j.doe@example.org.';
    const result = replacePersons(text);
    expect(result.text).toBe('10:02 a responder pages a responder, who asks a responder.');
    expect(result.replaced.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['handle', '@kofi'],
      ['name', 'Annika Berg'],
      ['email', 'j.doe@example.org'],
    ]);
  });

  it('begins a sentence with a capital and keeps the possessive', () => {
    expect(replacePersons('Annika restarted it. The pods of Karim’s namespace were fine.').text).toBe(
      'A responder restarted it. The pods of a responder’s namespace were fine.',
    );
  });

  it.each([
    [
      'software, places, services and code',
      'Jenkins in Frankfurt restarted `@kofi/app`, Cassandra and @nestjs/core; Victoria is a service.\n\n```\nAnnika\n```\n',
    ],
    ['repositories', 'Clone git@github.com:acme/shop.git and git@host:repo'],
    ['machines behind ssh', 'ssh deploy@db-1.example.com, then scp -r ./x deploy@web.example.com:/srv'],
    ['private hosts', 'deploy@db-1.internal and app@cache.prod.svc.cluster.local and x@printer.lan'],
    ['databases', 'psql -h db app@db.example.com or postgres://app:pw@db.example.com/shop'],
    ['files', 'We run y.git, logo@2x.png, x.length and f.close()'],
    ['packages', 'lodash@4.17.21 and @lingui 5.9.5'],
    ['measurements', 'It took 250 ms. Kafka was slow.'],
    ['abbreviations and headings', 'Names in SAM format.\n\n## The Last Page\n\n`@Page()`'],
    ['a thing that is called like somebody', 'The new Priya service was slow; so was the Ada cluster.'],
    ['a surname that is a word, as a word', 'The status page was red. Long pages. mark page as read. A Page Is Down'],
    ['a given name that is a word, as a word', 'We will restart. Will it hold? The will was there.'],
    ['software that somebody is called after', 'Jenkins restarted the build. The Jenkins job failed.'],
    ['teams, also as handles', '@ordering looks. Ordering fixed it; storage too.'],
    ['pages of organisations', 'https://github.com/acme and https://github.com/acme/shop/issues/3'],
    ['numbers that are no telephone', 'Version 1.24.0-1.35; 2020-02-25 07:32; +02:00; 10.0.0.1; 415 000 000; 0.25-0.50'],
    ['accounts of machines', 'Slack user admin, Linux user postgres'],
  ])('leaves %s alone', (_what, text) => expect(replacePersons(text, CONTEXT)).toEqual({ text, replaced: [] }));

  it.each([
    ['an initial', 'Jane Doe left. J. Doe and J Doe came back.', 'A responder left. A responder and a responder came back.'],
    ['a surname', 'Jane Doe left. Doe came back, says Doe.', 'A responder left. A responder came back, says a responder.'],
    ['a small title', 'Ask dr. Müller. Müller knows.', 'Ask a responder. A responder knows.'],
    ['an apostrophe', "Conor O’Brien left; O'Brien came.", 'A responder left; a responder came.'],
    ['the surname first', '- Müller, Jürgen\n- Schmidt, Jürgen\n\nSchmidt left.', '- A responder\n- A responder\n\nA responder left.'],
    ['another case', 'ada lovelace asked ADA LOVELACE and Lovelace, Ada.', 'A responder asked a responder and a responder.'],
    ['an account', 'JIRA user jdoe closed it. jdoe left.', 'JIRA user a responder closed it. a responder left.'],
    ['an account of a known name', 'alovelace, ada.lovelace and ada_lovelace', 'a responder, a responder and a responder'],
    ['a line break', 'Jane Doe came. Today Jane\nDoe left.', 'A responder came. Today a responder left.'],
    ['name, account and address side by side', 'Jane Doe (@jdoe) asks Jane Doe <jane@example.org>.', 'A responder asks a responder.'],
    ['a mail link', 'Ask <mailto:priya@example.org> or [Priya](mailto:priya@example.org).', 'Ask a responder or a responder.'],
    ['a local part, as a name', 'Mail priya@example.org; priya knows.', 'Mail a responder; a responder knows.'],
    [
      'a profile',
      'See https://github.com/zquint or [here](https://www.linkedin.com/in/z-quint). zquint left.',
      'See a responder or a responder. a responder left.',
    ],
    [
      'a telephone',
      'Call +49 170 1234567, (555) 123-4567 or 555-123-4567; phone: 030 1234567.',
      'Call a phone number, a phone number or a phone number; phone: a phone number.',
    ],
    ['an account of a machine that is a person’s', 'Jane Doe: ssh jdoe@db-1.internal', 'A responder: ssh a-responder@db-1.internal'],
    [
      'code and paths',
      'Jane Doe\n\n```\nuser=jdoe /home/jane.doe/x\n```\n',
      'A responder\n\n```\nuser=a-responder /home/a-responder/x\n```\n',
    ],
    ['a surname that is a word, written large', 'Ask Page. Page restarted it.', 'Ask a responder. A responder restarted it.'],
  ])('replaces %s', (_what, text, expected) => expect(replaced(text)).toBe(expected));

  it.each([
    ['a byline', 'Zorblat checked it; Quixby too.', ['Zorblat, Quixby'], 'A responder checked it; a responder too.'],
    ['a full name of nobody known', 'Quixby checked. Z. Quixby left.', ['Zorblat Quixby (SRE)'], 'A responder checked. A responder left.'],
    ['initials', 'Seen by A.B. and C.D.', ['A.B.'], 'Seen by a responder and C.D.'],
    ['an account', 'zquint and j-doe left.', ['@zquint, j-doe@example.org'], 'A responder and a responder left.'],
    [
      'no word that the text uses as a word',
      'The Checkout service failed; payments too. Checkout is up.',
      ['Checkout', 'Payments', 'Platform team'],
      'The Checkout service failed; payments too. Checkout is up.',
    ],
    [
      'no role and no team',
      'Support asked the Incident Commander.',
      ['Support', 'Incident Commander', 'Ordering'],
      'Support asked the Incident Commander.',
    ],
  ])('learns %s from a text that names people', (_what, text, namedIn, expected) =>
    expect(replaced(text, namedIn).toLowerCase()).toBe(expected.toLowerCase()),
  );

  it('replaces inside block quotes and knows the people of the instance', () =>
    expect(replacePersons('> Zorblax [9:31 AM] looks at it\n', { people: ['Zorblax'] }).text).toBe(
      '> A responder [9:31 AM] looks at it\n',
    ));

  it('leaves no form of a known name, whatever stands around it', () => {
    const forms = [
      'Zorbl Quixby',
      'ZORBL QUIXBY',
      'zorbl quixby',
      'Quixby, Zorbl',
      'Z. Quixby',
      'Zorbl',
      'Quixby',
      'zquixby',
      '@zquixby',
      'zorbl.quixby@example.org',
      '<mailto:zorbl.quixby@example.org>',
      'https://github.com/zquixby',
      'https://wiki.example.org/~zorbl.quixby/x',
      '`zquixby`',
      '**Zorbl** Quixby',
      'Quixby’s',
    ];
    const around = [
      '# ',
      '\n\n- ',
      ' asked ',
      '. ',
      '\n',
      ' | ',
      '\n> ',
      ' (',
      ') ',
      ': ',
      '\n```\n',
      ', ',
      '\n| a | b |\n|---|---|\n| ',
      ' and ',
    ];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...around), fc.constantFrom(...forms)), { maxLength: 12 }), (parts) => {
        const text = parts.flat().join('');
        const { text: out, replaced: list } = replacePersons(text, { people: ['Zorbl Quixby'] });
        expect(out).not.toMatch(/zorbl|quixby/i);
        for (const [i, { start, end }] of list.entries()) expect(start < end && start >= (list[i - 1]?.end ?? 0)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it.each(['jane.doe@', '+1 2', 'git -a ', 'JIRA user ', 'A. ', '](', 'https://github.com/a/', '@a.b', 'ssh x/y ', 'Jane Doe, '])(
    'takes linear time for many %j',
    (piece) => {
      const took = (length: number): number => {
        const text = piece.repeat(length / piece.length);
        const start = performance.now();
        replacePersons(text, CONTEXT);
        return performance.now() - start;
      };
      took(10_000);
      const base = Math.min(took(20_000), took(20_000));
      expect(took(80_000)).toBeLessThan(base * 10 + 200);
    },
  );
});
