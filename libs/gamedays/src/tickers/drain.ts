const MOST = 200;

/** Does one piece of work after another until there is none, with a bound so that one ticker never holds a worker for long. */
export async function drain(next: () => Promise<boolean>): Promise<void> {
  for (let done = 0; done < MOST; done++) if (!(await next())) return;
}
