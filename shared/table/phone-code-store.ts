import { type PhoneCodeCheck, phoneCodeCheck } from './phone-code-check.ts';
import { type PhoneCodeSending, phoneCodeSending } from './phone-code-sending.ts';
import type { Table } from './table.ts';

/** The codes that prove phones, from sending to use. */
export type PhoneCodeStore = PhoneCodeSending & PhoneCodeCheck;

export function phoneCodeStore(table: Table): PhoneCodeStore {
  return { ...phoneCodeSending(table), ...phoneCodeCheck(table) };
}
