/** A problem with one form value. */
interface FieldProblem {
  field: 'email' | 'name' | 'password';
  code: string;
  message: string;
}

const EMAIL = /^[^\s@<>"',;]{1,64}@[^\s@<>"',;]{1,190}\.[^\s@<>"',;.]{2,63}$/;

/** E-mail addresses are compared without case. */
export const normalizeEmail = (email: string): string => email.trim().toLowerCase();

/** What is wrong with the form of a new account; empty when nothing is. Passwords: 12 to 200 characters, not the address or the name. */
export function accountProblems({
  email,
  name,
  password,
}: {
  email: string;
  name: string;
  password?: string | null | undefined;
}): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!EMAIL.test(normalizeEmail(email)))
    problems.push({ field: 'email', code: 'EMAIL_INVALID', message: 'Give a full e-mail address, such as name@example.org.' });
  if (name.trim().length === 0 || name.length > 120)
    problems.push({ field: 'name', code: 'NAME_LENGTH', message: 'Give a name of 1 to 120 characters.' });
  if (password !== undefined && password !== null) {
    const lower = password.toLowerCase();
    if (password.length < 12 || password.length > 200) {
      problems.push({
        field: 'password',
        code: 'PASSWORD_LENGTH',
        message: 'A password has 12 to 200 characters; a few words in a row are fine.',
      });
    } else if (lower === normalizeEmail(email) || lower === name.trim().toLowerCase() || new Set(lower).size < 5) {
      problems.push({ field: 'password', code: 'PASSWORD_WEAK', message: 'This password is too easy to guess.' });
    }
  }
  return problems;
}

/** Tries allowed in one minute: 5 for an account, 20 for an address, however they are packed into requests. */
export const SIGN_IN_LIMITS = { account: 5, address: 20 } as const;
