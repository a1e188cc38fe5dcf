import { accountProblems, normalizeEmail } from './account';

describe('account form', () => {
  it.each([
    ['a@b.org', 'Ops', 'correct horse battery', []],
    ['no-at-sign', 'Ops', 'correct horse battery', ['EMAIL_INVALID']],
    ['a b@c.org', 'Ops', 'correct horse battery', ['EMAIL_INVALID']],
    ['a@b.org', '  ', 'correct horse battery', ['NAME_LENGTH']],
    ['a@b.org', 'x'.repeat(121), 'correct horse battery', ['NAME_LENGTH']],
    ['a@b.org', 'Ops', 'short', ['PASSWORD_LENGTH']],
    ['a@b.org', 'Ops', 'x'.repeat(201), ['PASSWORD_LENGTH']],
    ['a@b.org', 'Ops', 'aaaaaaaaaaaaaa', ['PASSWORD_WEAK']],
    ['operations@b.org', 'Ops', 'Operations@b.org', ['PASSWORD_WEAK']],
    ['bad', '', 'short', ['EMAIL_INVALID', 'NAME_LENGTH', 'PASSWORD_LENGTH']],
  ])('%s / %s / %s → %j', (email, name, password, codes) => {
    expect(accountProblems({ email, name, password }).map((problem) => problem.code)).toEqual(codes);
  });

  it('does not ask for a password where none is given', () => {
    expect(accountProblems({ email: 'a@b.org', name: 'Ops' })).toEqual([]);
  });

  it('compares addresses without case and blanks', () => {
    expect(normalizeEmail('  Ops@Example.ORG ')).toBe('ops@example.org');
  });
});
