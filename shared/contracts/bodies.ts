import * as z from 'zod';
import { APPLICANT_CATEGORIES, CERTIFICATE_CATEGORIES, PAYEE_KINDS } from '../domain/declared.ts';
import { rfc3339Schema } from '../domain/instant.ts';
import { REASON_CODES } from '../domain/reason-code.ts';
import { TASK_OUTCOMES } from '../domain/task.ts';
import {
  agencyCodeField,
  civilDateField,
  idNumberField,
  levelField,
  nameField,
  occupationCodeField,
  phoneField,
  textField,
} from './fields.ts';

export const applicationBody = z.strictObject({
  applicant: z.strictObject({
    name: nameField,
    idNumber: idNumberField,
    socialSecurityNumber: textField('社会保障号', 1, 30),
    phone: phoneField,
    category: z.enum(APPLICANT_CATEGORIES, { error: `应为 ${APPLICANT_CATEGORIES.join('、')} 之一` }),
  }),
  certificate: z.strictObject({
    category: z.enum(CERTIFICATE_CATEGORIES, { error: `应为 ${CERTIFICATE_CATEGORIES.join('、')} 之一` }),
    // Formats differ by year, so a mismatch is a warning to staff and never a refusal; this only keeps rubbish out.
    number: z
      .string({ error: '请填写证书编号' })
      .trim()
      .regex(/^[A-Za-z0-9-]{4,40}$/, '证书编号应为4至40位字母、数字'),
    level: levelField,
    occupationCode: occupationCodeField,
    issuedOn: civilDateField,
  }),
  payee: z.strictObject({
    kind: z.enum(PAYEE_KINDS, { error: `应为 ${PAYEE_KINDS.join('、')} 之一` }),
    bankName: textField('开户银行', 2, 60),
    accountNumber: z.string({ error: '请填写账号' }).regex(/^\d{16,19}$/, '银行账号应为16至19位数字'),
  }),
});
export type ApplicationBody = z.output<typeof applicationBody>;

export const objectionBody = z.strictObject({
  objectorName: nameField,
  objectorIdNumber: idNumberField,
  phone: phoneField,
  statement: textField('异议内容', 10, 2000),
});
export type ObjectionBody = z.output<typeof objectionBody>;

export const decisionBody = z.strictObject({
  outcome: z.enum(TASK_OUTCOMES, { error: `应为 ${TASK_OUTCOMES.join('、')} 之一` }),
  reasons: z
    .array(z.enum(REASON_CODES, { error: '不是有效的理由代码' }), { error: '应为理由代码的列表' })
    .max(REASON_CODES.length, '理由过多')
    .optional(),
  note: textField('备注', 1, 2000).optional(),
  agency: agencyCodeField
    .optional()
    .meta({ description: '人工查明的经办机构；仅用于 MANUAL_VERIFICATION 且用工登记系统未答复时' }),
  employer: textField('用人单位', 2, 100)
    .optional()
    .meta({ description: '人工查明的用人单位；仅用于 MANUAL_VERIFICATION 且用工登记系统未答复时' }),
});
export type DecisionBody = z.output<typeof decisionBody>;

export const paymentResultBody = z.strictObject({
  paymentId: z.string().min(1).max(100),
  outcome: z.enum(['PAID', 'RETURNED']),
  returnReason: z.string().max(500).optional(),
  bankReference: z.string().min(1).max(100),
  settledAt: rfc3339Schema,
});
export type PaymentResultBody = z.output<typeof paymentResultBody>;
