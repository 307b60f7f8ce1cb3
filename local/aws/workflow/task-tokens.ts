import { randomBytes } from 'node:crypto';

/** The ways in which a task token can be answered. */
export type TokenAnswer = 'taken' | 'invalid' | 'over';

/** The tokens of the tasks that wait for an answer now. */
export interface TaskTokens {
  /** A new token, and what it is answered with. Whoever no longer waits for it drops it. */
  readonly issue: () => { readonly token: string; readonly answered: Promise<unknown>; readonly drop: () => void };
  readonly succeed: (token: string, output: unknown) => TokenAnswer;
  readonly fail: (token: string, error: Error) => TokenAnswer;
  readonly failAll: (error: Error) => void;
}

const TOKEN_FORM = /^[A-Za-z0-9_-]{96}$/;

interface Waiting {
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Task tokens live as long as the execution that waits for them: one of an earlier run, or answered before, is over. */
export function taskTokens(): TaskTokens {
  const waiting = new Map<string, Waiting>();

  const answer = (token: string, how: (task: Waiting) => void): TokenAnswer => {
    const task = waiting.get(token);
    if (!task) return TOKEN_FORM.test(token) ? 'over' : 'invalid';
    waiting.delete(token);
    how(task);
    return 'taken';
  };

  return {
    issue() {
      const token = randomBytes(72).toString('base64url');
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      promise.catch(() => {});
      waiting.set(token, { resolve, reject });
      return { token, answered: promise, drop: () => waiting.delete(token) };
    },
    succeed: (token, output) => answer(token, (task) => task.resolve(output)),
    fail: (token, error) => answer(token, (task) => task.reject(error)),
    failAll(error) {
      for (const task of waiting.values()) task.reject(error);
      waiting.clear();
    },
  };
}
