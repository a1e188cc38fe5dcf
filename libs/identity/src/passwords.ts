import { hash, verify } from '@node-rs/argon2';

// 2 = argon2id; the enum of the package is erased at compile time.
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MAX_AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** At most two hashes at once: each takes 19 MiB and a core for tens of milliseconds. */
async function limited<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}

/** argon2id, m = 19 MiB, t = 2, p = 1 (OWASP password storage cheat sheet). */
export const hashPassword = (password: string): Promise<string> => limited(() => hash(password, OPTIONS));

const nobody = hashPassword('nobody has this password');

/** Takes as long for an unknown account as for a known one, so that answers do not tell which addresses exist. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await nobody);
  const matches = await limited(() => verify(against, password));
  return stored !== null && matches;
}
