import * as z from 'zod';
import type { Faults } from '../../../local/world/world-schemas.ts';

const tokenAnswer = z.object({ accessToken: z.string() });
const clockAnswer = z.object({ now: z.string() });
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
  messages: z.array(z.object({ to: z.string(), text: z.string(), applicationId: z.string(), at: z.string() })),
});
const done = z.unknown();

export type LocalRun = ReturnType<typeof localRun>;

/** The addresses under /local: the clock, the issuer of tokens, and the world outside the service. */
export function localRun(url: string) {
  const call = async <Answered>(
    method: string,
    path: string,
    answer: z.ZodType<Answered>,
    body?: unknown,
  ): Promise<Answered> => {
    const response = await fetch(`${url}/local/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /local/${path} was answered with ${response.status}: ${text}`);
    return answer.parse(JSON.parse(text));
  };
  return {
    token: async (who: object): Promise<string> => (await call('POST', 'token', tokenAnswer, who)).accessToken,
    now: async (): Promise<string> => (await call('GET', 'clock', clockAnswer)).now,
    settle: () => call('POST', 'settle', done),
    advanceTo: (instant: string) => call('POST', 'clock', done, { advanceTo: instant }),
    advanceBy: (duration: string) => call('POST', 'clock', done, { advanceBy: duration }),
    putPerson: (idNumber: string, person: object) => call('PUT', `world/people/${idNumber}`, done, person),
    putCertificate: (number: string, certificate: object) =>
      call('PUT', `world/certificates/${number}`, done, certificate),
    setAccount: (accountNumber: string, outcome: object) =>
      call('PUT', `world/accounts/${accountNumber}`, done, outcome),
    /** What is not named works again. */
    setFaults: (faults: Faults) => call('PUT', 'faults', done, faults),
    transfers: async () => (await call('GET', 'bank/transfers', transfersAnswer)).transfers,
    messages: async () => (await call('GET', 'messages', messagesAnswer)).messages,
  };
}
