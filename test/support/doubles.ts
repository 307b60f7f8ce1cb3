import type { MessageQueue } from '../../functions/notify/message-queue.ts';
import type { QueuedMessage } from '../../functions/notify/queued-message.ts';
import type { Workflow } from '../../functions/workflow/workflow.ts';
import { type CaseState, caseStateOf } from '../../shared/domain/case/case-state.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { Bank, OrderReceipt, PaymentAnswer, PaymentOrder } from '../../shared/ports/bank.ts';
import type {
  CertificateFinding,
  CertificateQuestion,
  CertificateRegistry,
} from '../../shared/ports/certificate-registry.ts';
import type { IdentityFinding, IdentityQuestion, IdentityRegister } from '../../shared/ports/identity-register.ts';
import type { Message, MessageGateway } from '../../shared/ports/message-gateway.ts';

/** A clock that moves only when the test sets it. */
export function aClock(start: string) {
  let moment = new Date(start);
  return {
    now: () => new Date(moment),
    instant: () => instantOf(moment),
    set: (text: string) => {
      moment = new Date(text);
    },
    pass: (milliseconds: number) => {
      moment = new Date(moment.getTime() + milliseconds);
    },
  };
}

/** Ids in the service's own form, counted upwards. */
export function countingIds(prefix = 'CASE'): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}${String(count).padStart(16 - prefix.length, '0')}`;
  };
}

/** Phone codes counted upwards from 000001. */
export function countingPhoneCodes(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return String(count).padStart(6, '0');
  };
}

/** Step Functions: records which runs were started and which tokens answered. A run goes on until a test loses it. */
export function aWorkflow() {
  const runs = new Set<string>();
  const started: string[] = [];
  const answered: { readonly taskToken: string; readonly state: CaseState }[] = [];
  const fake = {
    started,
    answered,
    answeredFor: (applicationId: string) => answered.filter(({ state }) => state.applicationId === applicationId),
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

/** A bank that accepts every order and then knows none of them, unless a test says otherwise. */
export function aBank() {
  const orders: PaymentOrder[] = [];
  const asked: string[] = [];
  const fake = {
    orders,
    asked,
    receipt: 'accepted' as OrderReceipt,
    answer: { outcome: 'unknown' } as PaymentAnswer,
    reset: () => {
      orders.length = 0;
      asked.length = 0;
      fake.receipt = 'accepted';
      fake.answer = { outcome: 'unknown' };
    },
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

/** What the bank reports about a payment that it has finished. */
export const BANK_SETTLEMENT = { bankReference: 'BANK-7', settledAt: '2021-06-25T10:00:00+08:00' } as const;

/** A register that gives one finding, and records what it was asked. */
export function aRegister<Question, Finding>(finding: Finding) {
  const asked: Question[] = [];
  const fake = {
    asked,
    finding,
    ask: async (question: Question): Promise<Finding> => {
      asked.push(question);
      return fake.finding;
    },
  };
  return fake;
}

export function anIdentityRegister() {
  const register = aRegister<IdentityQuestion, IdentityFinding>({ outcome: 'yes' });
  return Object.assign(register, { checkIdentity: register.ask }) satisfies IdentityRegister;
}

export function aCertificateRegistry() {
  const register = aRegister<CertificateQuestion, CertificateFinding>({ outcome: 'yes' });
  return Object.assign(register, { checkCertificate: register.ask }) satisfies CertificateRegistry;
}

type GatewayOutcome = Awaited<ReturnType<MessageGateway['send']>>;

/** Delivers each message id once, as the real gateway does. */
export function aMessageGateway() {
  const sent = new Map<string, Message>();
  const fake = {
    sent,
    outcome: 'accepted' as GatewayOutcome,
    send: async (message): Promise<GatewayOutcome> => {
      if (fake.outcome === 'accepted' && !sent.has(message.messageId)) sent.set(message.messageId, message);
      return fake.outcome;
    },
  } satisfies MessageGateway & Record<string, unknown>;
  return fake;
}

/** A queue of messages that takes what is added, until a test takes it out. */
export function aMessageQueue() {
  const added: QueuedMessage[] = [];
  const fake = {
    added,
    add: async (messages): Promise<void> => void added.push(...messages),
    postpone: async (): Promise<void> => {},
  } satisfies MessageQueue & Record<string, unknown>;
  return fake;
}
