import { replacePersons } from './replace-persons';

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

  it('leaves software, places, services and code alone', () => {
    const text = 'Jenkins in Frankfurt restarted `@kofi/app`, Cassandra and @nestjs/core; Victoria is a service.\n\n```\nAnnika\n```\n';
    expect(replacePersons(text, { services: ['Victoria'] })).toEqual({ text, replaced: [] });
  });

  it('replaces inside block quotes and knows the people of the instance', () => {
    expect(replacePersons('> Zorblax [9:31 AM] looks at it\n', { people: ['Zorblax'] }).text).toBe('> A responder [9:31 AM] looks at it\n');
  });
});
