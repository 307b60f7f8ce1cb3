import { randomUUID } from 'node:crypto';
import type { LocalClient } from '../../../client/local-client.ts';
import type { PhoneCodePurpose } from '../../../shared/domain/phone-code-purpose.ts';
import type { Asked, StrictClient } from './strict-client.ts';

const MOST_TRIES = 5;

/** What the holder of a phone does: asks for a code, and reads it in the text message. */
export function phones(client: StrictClient, local: LocalClient) {
  const messagesTo = async (phone: string) => (await local.messages()).filter(({ to }) => to === phone);
  /** The code in the latest message to a phone. @throws Error if there is none */
  const codeOn = async (phone: string): Promise<string> => {
    const codes = (await messagesTo(phone)).flatMap(({ text }) => text.match(/(?<!\d)\d{6}(?!\d)/g) ?? []);
    const latest = codes.at(-1);
    if (latest === undefined) throw new Error('No code was sent to the phone');
    return latest;
  };
  /** Any answer to a request for a code. */
  const askForCode = (phone: string, purpose: PhoneCodePurpose = 'OBJECTION', asked: Asked = {}) =>
    client.send('requestPhoneCode', { body: { phone, purpose }, idempotencyKey: randomUUID(), ...asked });

  return {
    messagesTo,
    codeOn,
    askForCode,
    /** A new code, as the fields of a request that it proves a phone to. */
    phoneProof: async (phone: string, purpose: PhoneCodePurpose) => {
      // On a machine that is busy, the message gateway may be too late for the service. People then try again.
      for (let tries = 1; ; tries += 1) {
        const { status, body, text } = await askForCode(phone, purpose);
        if (body) return { phoneCodeId: body.phoneCodeId, phoneCode: await codeOn(phone) };
        if (status !== 503 || tries === MOST_TRIES) throw new Error(`No code was sent: ${status} ${text}`);
      }
    },
  };
}
