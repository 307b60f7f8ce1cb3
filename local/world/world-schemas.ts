import * as z from 'zod';
import { agencyCodeField } from '../../shared/contracts/fields.ts';
import { parseCivilDate } from '../../shared/domain/civil-date.ts';
import { CERTIFICATE_CATEGORIES } from '../../shared/domain/declared.ts';

const text = z.string().trim().min(1).max(200);
const day = z
  .string()
  .refine((value) => parseCivilDate(value) !== undefined, 'must be a day of the calendar, YYYY-MM-DD');

/** A person's present employment in the employment register. Only an employer outside the city may have no agency. */
const employment = z
  .strictObject({
    employer: text,
    agency: z.nullable(agencyCodeField),
    inCity: z.boolean(),
    contract: z.boolean(),
    insured: z.boolean(),
    filed: z.boolean(),
    /** Months of contributions to unemployment insurance, in sum, with any employer. */
    insuredMonths: z.optional(z.int().min(0).max(720)),
  })
  .refine(({ agency, inCity }) => agency !== null || !inCity, {
    path: ['agency'],
    message: '本市单位必须有经办机构编码',
  });

/** A person in the identity and employment registers. */
export const personSchema = z.strictObject({
  name: text,
  socialSecurityNumber: text,
  employment: employment.nullable(),
  /** The day of the person's death, which the identity register tells. */
  diedOn: day.optional(),
  /** The phone with which the person signs in. Without one, the person cannot. The registers do not answer it. */
  phone: text.optional(),
});
export type WorldPerson = Readonly<z.infer<typeof personSchema>>;

/** A certificate in its registry. */
export const certificateSchema = z.strictObject({
  category: z.enum(CERTIFICATE_CATEGORIES),
  holderIdNumber: text,
  holderName: text,
  level: z.int().min(1).max(5),
  occupationCode: text,
  occupationName: text.optional(),
  issuedOn: day,
  status: z.enum(['VALID', 'REVOKED']),
});
export type WorldCertificate = Readonly<z.infer<typeof certificateSchema>>;

/** The outcome of transfers to an account. */
export const accountSchema = z.strictObject({
  outcome: z.enum(['PAID', 'RETURNED']),
  returnReason: text.optional(),
});
export type WorldAccount = Readonly<z.infer<typeof accountSchema>>;

/** What becomes of messages to a phone. */
export const phoneSchema = z.strictObject({ outcome: z.enum(['TAKEN', 'REFUSED', 'UNANSWERED']) });
export type WorldPhone = Readonly<z.infer<typeof phoneSchema>>;

/**
 * How a counterpart misbehaves. `rate` is the share of requests that `flaky` spoils, 0 to 1.
 *
 * `silentCallbacks` applies to the bank only.
 */
const fault = z.strictObject({
  mode: z.enum(['none', 'down', 'slow', 'garbled', 'flaky']).default('none'),
  rate: z.number().min(0).max(1).optional(),
  silentCallbacks: z.boolean().optional(),
});
export type Fault = Readonly<z.infer<typeof fault>>;

export const faultsSchema = z.strictObject({
  identity: fault.optional(),
  employment: fault.optional(),
  certificateRegistry: fault.optional(),
  bank: fault.optional(),
  notifier: fault.optional(),
});
export type Faults = Readonly<z.infer<typeof faultsSchema>>;
export type FaultyCounterpart = keyof Faults;

/** A transfer order to the bank's gateway. */
export const paymentOrderSchema = z.strictObject({
  paymentId: text,
  amountFen: z.int().positive(),
  payeeName: text,
  accountNumber: text,
  bankName: text.optional(),
  purpose: text,
});
export type PaymentOrder = Readonly<z.infer<typeof paymentOrderSchema>>;

/** A transfer that the bank made. `callBack` says whether the bank calls back, or stays silent because of a fault. */
const transfer = z.object({
  order: paymentOrderSchema,
  outcome: z.enum(['PAID', 'RETURNED']),
  returnReason: z.string().optional(),
  bankReference: z.string(),
  at: z.string(),
  callBack: z.enum(['OWED', 'SILENT']),
});
export type Transfer = Readonly<z.infer<typeof transfer>>;

/** A text message to the gateway. */
export const messageSchema = z.strictObject({
  to: text,
  text: z.string().min(1).max(1000),
  /** Only a message to an applicant names the case. */
  applicationId: text.optional(),
});
const takenMessage = messageSchema.extend({ messageId: z.string(), at: z.string() });
export type TakenMessage = Readonly<z.infer<typeof takenMessage>>;

const signingKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
});
export type SigningKey = Readonly<z.infer<typeof signingKey>>;

/** One line of the world's journal: a change of the world. Lines are never changed. */
export const worldEntrySchema = z.discriminatedUnion('entry', [
  z.object({ entry: z.literal('SIGNING_KEY_MADE'), key: signingKey }),
  z.object({ entry: z.literal('PORT_CHOSEN'), port: z.int().min(1).max(65_535) }),
  z.object({ entry: z.literal('PERSON_PUT'), idNumber: z.string(), person: personSchema }),
  z.object({ entry: z.literal('CERTIFICATE_PUT'), number: z.string(), certificate: certificateSchema }),
  z.object({ entry: z.literal('ACCOUNT_PUT'), accountNumber: z.string(), account: accountSchema }),
  z.object({ entry: z.literal('PHONE_PUT'), phone: z.string(), put: phoneSchema }),
  z.object({ entry: z.literal('FAULTS_PUT'), faults: faultsSchema }),
  z.object({ entry: z.literal('TRANSFER_MADE'), transfer }),
  z.object({ entry: z.literal('CALL_BACK_TAKEN'), paymentId: z.string() }),
  z.object({ entry: z.literal('MESSAGE_TAKEN'), message: takenMessage }),
]);
export type WorldEntry = Readonly<z.infer<typeof worldEntrySchema>>;
