import { useRef } from 'react';
import type { ApiClient } from '../../api/api-client.ts';
import { newSubmissionKey } from '../../api/submission-key.ts';
import { type Problem, ProblemError } from '../../api/trouble.ts';
import { useApi } from '../../session/session-context.tsx';
import { useSendOnce } from '../apply/use-send-once.ts';

/** What became of the last try to send. `attempt` tells two tries apart. */
export type Stating =
  | { readonly kind: 'resting' }
  /** The text is too short or too long, or the service refused it for what it said. */
  | { readonly kind: 'faulty'; readonly attempt: number; readonly said?: string }
  /** It was sent before, its time is over, or the case has moved on. */
  | { readonly kind: 'closed'; readonly problem: Problem }
  | { readonly kind: 'broken'; readonly attempt: number; readonly error: unknown };

/** Sends a text. The key is the same for each try of the same text. */
export type SendText = (api: ApiClient, text: string, key: string) => Promise<unknown>;

interface StatingDeps {
  readonly text: string;
  readonly shortest: number;
  readonly sendText: SendText;
  readonly onSent: () => void;
}

const LONGEST = 2000;

/** Checks a text and sends it. */
export function useStating({ text, shortest, sendText, onSent }: StatingDeps) {
  const api = useApi();
  const keyed = useRef({ text: '', key: '' });
  return useSendOnce<Stating>({
    rest: { kind: 'resting' },
    tryOnce: async (attempt) => {
      const written = text.trim();
      if (written.length < shortest || written.length > LONGEST) return { kind: 'faulty', attempt };
      if (keyed.current.text !== written) keyed.current = { text: written, key: newSubmissionKey() };
      await sendText(api, written, keyed.current.key);
      return 'sent';
    },
    failed,
    onSent,
  });
}

/** A failure as the form says it. */
export function failed(error: unknown, attempt: number): Stating {
  if (!(error instanceof ProblemError)) return { kind: 'broken', error, attempt };
  const { problem } = error;
  if (problem.status === 409) return { kind: 'closed', problem };
  const [fault] = problem.errors ?? [];
  return fault ? { kind: 'faulty', attempt, said: fault.message } : { kind: 'broken', error, attempt };
}
