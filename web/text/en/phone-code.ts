import type { Texts } from '../texts.ts';
import type { phoneCodeText as chinesePhoneCode } from '../zh/phone-code.ts';

export const phoneCodeText: Texts<typeof chinesePhoneCode> = {
  get: 'Get a code',
  sent: 'The code was sent and is good for 10 minutes. ',
  tooMany: 'A phone gets one code a minute, and five a day. ',
  againIn: (wait) => `You can get another one in ${wait}.`,
  again: 'If nothing has arrived, you can get another code now.',
};
