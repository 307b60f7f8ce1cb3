import * as z from 'zod/mini';
import { exchange } from './exchange.ts';
import { UnexpectedAnswerError } from './unexpected-answer.ts';

/** For whom the local issuer signs a token. */
export type TokenRequest = TokenOverrides &
  (
    | {
        readonly kind: 'applicant';
        readonly idNumber: string;
        readonly name: string;
        readonly phone: string;
      }
    | {
        readonly kind: 'staff';
        readonly staffId: string;
        readonly name: string;
        readonly roles: readonly string[];
        readonly agency: string;
        /** Derived from staffId unless given; null makes a token without one. */
        readonly idNumber?: string | null | undefined;
        /** How the member of staff signed in; with a second factor unless given. */
        readonly amr?: readonly string[] | undefined;
      }
  );

/** Makes a token with a good signature that the service must refuse. */
interface TokenOverrides {
  readonly expiresInSeconds?: number | undefined;
  readonly audience?: string | undefined;
  readonly issuer?: string | undefined;
}

/** A person in the identity and employment registers. */
export interface RegisteredPerson {
  readonly name: string;
  readonly socialSecurityNumber: string;
  readonly employment: {
    readonly employer: string;
    readonly agency: string | null;
    readonly inCity: boolean;
    readonly contract: boolean;
    readonly insured: boolean;
    readonly filed: boolean;
    readonly insuredMonths?: number;
  } | null;
}

/** A certificate in its registry. */
export interface RegisteredCertificate {
  readonly category: 'VOCATIONAL_QUALIFICATION' | 'SKILL_LEVEL' | 'PROFESSIONAL_TECHNICAL';
  readonly holderIdNumber: string;
  readonly holderName: string;
  readonly level: number;
  readonly occupationCode: string;
  readonly issuedOn: string;
  readonly status: 'VALID' | 'REVOKED';
}

/** The outcome of transfers to an account. */
export interface AccountOutcome {
  readonly outcome: 'PAID' | 'RETURNED';
  readonly returnReason?: string | undefined;
}

/** What becomes of messages to a phone. */
export interface PhoneOutcome {
  readonly outcome: 'TAKEN' | 'REFUSED' | 'UNANSWERED';
}

/** How a counterpart of the service misbehaves; docs/integrations.md explains the modes. */
export interface Fault {
  readonly mode?: 'none' | 'down' | 'slow' | 'garbled' | 'flaky' | undefined;
  readonly rate?: number | undefined;
  readonly silentCallbacks?: boolean | undefined;
}
export type Faults = Readonly<
  Partial<Record<'identity' | 'employment' | 'certificateRegistry' | 'bank' | 'notifier', Fault | undefined>>
>;

const tokenAnswer = z.object({ accessToken: z.string() });
const clockAnswer = z.object({ now: z.iso.datetime({ offset: true }) });
const transfersAnswer = z.object({
  transfers: z.array(
    z.object({
      paymentId: z.string(),
      amountFen: z.int(),
      accountNumber: z.string(),
      payeeName: z.string(),
      outcome: z.enum(['PAID', 'RETURNED']),
      at: z.string(),
    }),
  ),
});
const messagesAnswer = z.object({
  messages: z.array(
    z.object({ to: z.string(), text: z.string(), applicationId: z.optional(z.string()), at: z.string() }),
  ),
});
const done = z.unknown();

// Moving the clock by months is answered once everything due by then has happened.
const DEFAULT_TIMEOUT = 5 * 60_000;

export type LocalClient = ReturnType<typeof localClient>;

/**
 * A client of the addresses under /local, which only a local run has: its clock, its issuer of tokens, and the systems
 * around the service. Every call throws an UnexpectedAnswerError unless it succeeds.
 */
export function localClient(
  baseUrl: string,
  { timeoutMilliseconds = DEFAULT_TIMEOUT }: { readonly timeoutMilliseconds?: number } = {},
) {
  const call = async <Body>(
    method: string,
    path: string,
    view: z.core.$ZodType<Body>,
    sent?: object,
  ): Promise<Body> => {
    const request = {
      method,
      url: `${baseUrl}/local/${path}`,
      ...(sent && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) }),
    };
    const { status, json, text } = await exchange(request, timeoutMilliseconds);
    const parsed = z.safeParse(view, json);
    if (status === 200 && parsed.success) return parsed.data;
    throw new UnexpectedAnswerError(`${method} /local/${path} was answered with ${status}: ${text}`);
  };
  return {
    token: async (request: TokenRequest): Promise<string> =>
      (await call('POST', 'token', tokenAnswer, request)).accessToken,
    /** The clock's instant, RFC 3339 in Beijing time. */
    now: async (): Promise<string> => (await call('GET', 'clock', clockAnswer)).now,
    /** Resolves once everything under way is over. The clock does not move. */
    settle: () => call('POST', 'settle', done),
    /** Moves the clock to an instant, and resolves once everything due by then has happened. */
    advanceTo: (instant: string) => call('POST', 'clock', done, { advanceTo: instant }),
    /** Moves the clock by an ISO 8601 duration. */
    advanceBy: (duration: string) => call('POST', 'clock', done, { advanceBy: duration }),
    putPerson: (idNumber: string, person: RegisteredPerson) => call('PUT', `world/people/${idNumber}`, done, person),
    putCertificate: (number: string, certificate: RegisteredCertificate) =>
      call('PUT', `world/certificates/${encodeURIComponent(number)}`, done, certificate),
    setAccount: (accountNumber: string, outcome: AccountOutcome) =>
      call('PUT', `world/accounts/${accountNumber}`, done, outcome),
    setPhone: (phone: string, outcome: PhoneOutcome) => call('PUT', `world/phones/${phone}`, done, outcome),
    /** Replaces all faults. A counterpart that is not named works again. */
    setFaults: (faults: Faults) => call('PUT', 'faults', done, faults),
    transfers: async () => (await call('GET', 'bank/transfers', transfersAnswer)).transfers,
    messages: async () => (await call('GET', 'messages', messagesAnswer)).messages,
  };
}
