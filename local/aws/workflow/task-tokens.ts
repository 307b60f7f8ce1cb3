import { randomBytes } from 'node:crypto';

/** The result of an answer to a task token: accepted, not a token, or a task that no longer waits. */
export type TokenAnswer = 'taken' | 'invalid' | 'over';

/** The tokens of the tasks that wait for an answer. */
export interface TaskTokens {
  /** A new token, and a promise of its answer. A caller that no longer waits for the answer drops the token. */
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

/**
 * Task tokens live as long as the execution that waits for them. A token of an earlier run, or one already answered, is
 * over.
 */
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
