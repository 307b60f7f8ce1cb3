import type { ReturnCode } from '../../../shared/domain/payment-return.ts';
import type { Texts } from '../texts.ts';

/** The account, wherever its change is spoken of. */
export const payeeText = {
  title: '更改收款账户',
  change: '更改收款账户',
  // The service's own words are Chinese.
  reasonText: (_code: ReturnCode, text: string) => text,
  received: '收款账户已更改，即时生效，无需您再办理。',
  receivedAfterReturn: '已收到您更正的收款账户，经办机构确认后重新拨付，无需再次公示，目前无需您办理。',
};
export type PayeeText = Texts<typeof payeeText>;

/** The phone, in the same places. */
export const contactText = {
  title: '更改联系电话',
  change: '更改联系电话',
  received: '联系电话已更改，即时生效。',
};
export type ContactText = Texts<typeof contactText>;
