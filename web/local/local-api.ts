import { useQuery } from '@tanstack/react-query';

export const COUNTERPARTS = ['identity', 'employment', 'certificateRegistry', 'bank', 'notifier'] as const;
export type CounterpartName = (typeof COUNTERPARTS)[number];
export const FAULT_MODES = ['none', 'down', 'slow', 'garbled', 'flaky'] as const;
export type FaultMode = (typeof FAULT_MODES)[number];

export interface Fault {
  readonly mode: FaultMode;
  readonly rate?: number;
  readonly silentCallbacks?: boolean;
}
export type Faults = Readonly<Partial<Record<CounterpartName, Fault>>>;

export interface ClockState {
  readonly now: string;
  /** The next instant at which something waits to happen. */
  readonly next?: string;
}

export interface PhoneMessage {
  readonly messageId: string;
  readonly to: string;
  readonly text: string;
  readonly at: string;
}

export interface BankTransfer {
  readonly paymentId: string;
  readonly amountFen: number;
  readonly accountNumber: string;
  readonly payeeName: string;
  readonly outcome: 'PAID' | 'RETURNED';
  readonly returnReason?: string;
  readonly at: string;
}

/** The run has refused a request, such as to move the clock back. The message is its own, in English. */
export class RefusedError extends Error {
  /** The last part of the problem's type, such as `clock-never-goes-back`. */
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}

interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
}

/** What the run says at an address under /local, read again every few seconds. */
export function useLocalState<State>(path: string) {
  return useQuery({
    queryKey: ['local', path],
    queryFn: () => ask<State>('GET', path),
    refetchInterval: 3000,
  });
}

/** @throws RefusedError where the run says why it did not do it */
export async function ask<Answer>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Answer> {
  const answer = await fetch(path, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (answer.ok) return answer.json();
  const problem: Problem = await answer.json().catch(() => ({}));
  const kind = problem.type?.split('/').at(-1) ?? '';
  throw new RefusedError(kind, problem.detail ?? problem.title ?? `${answer.status}`);
}
