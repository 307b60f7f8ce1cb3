import type { Workflow } from '../../functions/workflow/workflow.ts';
import { type CaseState, caseStateOf } from '../../shared/domain/case/case-state.ts';
import type { Bank, OrderReceipt, PaymentAnswer, PaymentOrder } from '../../shared/ports/bank.ts';
import type { IdentityFinding, IdentityQuestion, IdentityRegister } from '../../shared/ports/identity-register.ts';
import type { Message, MessageGateway } from '../../shared/ports/message-gateway.ts';

/** A clock that stands still until it is set. */
export function aClock(start: string) {
  let moment = new Date(start);
  return {
    now: () => new Date(moment),
    set: (text: string) => {
      moment = new Date(text);
    },
    pass: (milliseconds: number) => {
      moment = new Date(moment.getTime() + milliseconds);
    },
  };
}

/** Ids in the form of ours, one after the other. */
export function countingIds(prefix = 'CASE'): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}${String(count).padStart(16 - prefix.length, '0')}`;
  };
}

/** Records what was started and answered; a run is going on from its start until it is said to be lost. */
export function aWorkflow() {
  const runs = new Set<string>();
  const started: string[] = [];
  const answered: { readonly taskToken: string; readonly state: CaseState }[] = [];
  const fake = {
    started,
    answered,
    fault: undefined as Error | undefined,
    lose: (applicationId: string, run = 1) => runs.delete(`${applicationId}-${run}`),
    start: async (applicationId, run): Promise<void> => {
      if (fake.fault) throw fake.fault;
      started.push(`${applicationId}-${run}`);
      runs.add(`${applicationId}-${run}`);
    },
    isRunning: async (applicationId, run): Promise<boolean> => runs.has(`${applicationId}-${run}`),
    answer: async (taskToken, application): Promise<void> => {
      if (fake.fault) throw fake.fault;
      answered.push({ taskToken, state: caseStateOf(application) });
    },
  } satisfies Workflow & Record<string, unknown>;
  return fake;
}

/** A bank that takes every order and knows nothing of any, until told otherwise. */
export function aBank() {
  const orders: PaymentOrder[] = [];
  const asked: string[] = [];
  const fake = {
    orders,
    asked,
    receipt: 'accepted' as OrderReceipt,
    answer: { outcome: 'unknown' } as PaymentAnswer,
    requestPayment: async (order): Promise<OrderReceipt> => {
      orders.push(order);
      return fake.receipt;
    },
    askPayment: async (paymentId): Promise<PaymentAnswer> => {
      asked.push(paymentId);
      return fake.answer;
    },
  } satisfies Bank & Record<string, unknown>;
  return fake;
}

export function anIdentityRegister() {
  const asked: IdentityQuestion[] = [];
  const fake = {
    asked,
    finding: { outcome: 'yes' } as IdentityFinding,
    checkIdentity: async (question): Promise<IdentityFinding> => {
      asked.push(question);
      return fake.finding;
    },
  } satisfies IdentityRegister & Record<string, unknown>;
  return fake;
}

/** Delivers each message id once, as the real one does. */
export function aMessageGateway() {
  const sent = new Map<string, Message>();
  const fake = {
    sent,
    outcome: 'accepted' as 'accepted' | 'no-answer',
    send: async (message): Promise<'accepted' | 'no-answer'> => {
      if (fake.outcome === 'accepted' && !sent.has(message.messageId)) sent.set(message.messageId, message);
      return fake.outcome;
    },
  } satisfies MessageGateway & Record<string, unknown>;
  return fake;
}
