import { PHONE_CODE_MINUTES } from '../../shared/domain/phone-code.ts';
import type { PhoneCodePurpose } from '../../shared/domain/phone-code-purpose.ts';

const USES: Readonly<Record<PhoneCodePurpose, string>> = {
  OBJECTION: '提出公示异议',
  CONTACT: '核实补贴申报的联系电话',
};

/** The text message with a code. The code is its only number of six digits, so that a phone can fill it in. */
export function phoneCodeText(code: string, purpose: PhoneCodePurpose, sender: string): string {
  return `【${sender}】验证码${code}，用于${USES[purpose]}，${PHONE_CODE_MINUTES}分钟内有效，请勿告知他人。`;
}
