import { randomUUID } from 'node:crypto';
import type { LocalClient } from '../../../client/local-client.ts';
import type { PhoneCodePurpose } from '../../../shared/domain/phone-code.ts';
import type { Asked, StrictClient } from './strict-client.ts';

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
      const { phoneCodeId } = await client.ask('requestPhoneCode', { body: { phone, purpose } });
      return { phoneCodeId, phoneCode: await codeOn(phone) };
    },
  };
}
