import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { fictionalPerson } from '../../fictional/fictional-person.ts';
import { type Application, applicationSchema } from '../../shared/domain/case/application.ts';
import { addDays, civilDate, startOfDay } from '../../shared/domain/civil-date.ts';
import { DAY, type Instant, instantOf, later } from '../../shared/domain/instant.ts';
import { type Payment, paymentIdOf } from '../../shared/domain/payment.ts';
import { caseTally } from '../../shared/policy/report/case-tally.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { itemOf } from '../../shared/table/application-item.ts';
import { countedCaseKey, paymentKey, personPartition } from '../../shared/table/keys.ts';
import type { Table } from '../../shared/table/table.ts';
import { submissionOf } from '../fictional-submission.ts';

const DAYS = 180;
/** The days on which the cases were submitted, both included. */
export const SEEDED_DAYS = { from: civilDate('2021-01-01'), to: addDays(civilDate('2021-01-01'), DAYS - 1) };
/** Of a case; all but the last came back. */
const PAYMENTS = 5;
const AGENCY = '210202';
const EMPLOYER = '样本机械有限公司';
/** DynamoDB takes so many items in a request. */
const AT_ONCE = 25;
const SIDE_BY_SIDE = 8;

type Item = Readonly<Record<string, unknown>>;

/**
 * Writes paid cases with so many payments straight into a table, five of each case. An export reads nothing else of a
 * case: its item, its payments, and what the reports counted of it.
 */
export async function seedPayments(table: Table, count: number): Promise<void> {
  const { submission } = await submissionOf(0);
  const patterns = Array.from({ length: DAYS }, (_, day) => patternOf(submission.after, day));
  let items: Item[] = [];
  for (let n = 0; n * PAYMENTS < count; n += 1) {
    items.push(...itemsOfCase(patterns[n % DAYS] ?? [], n, Math.min(PAYMENTS, count - n * PAYMENTS)));
    if (items.length < AT_ONCE * SIDE_BY_SIDE && (n + 1) * PAYMENTS < count) continue;
    await putAll(table, items);
    items = [];
  }
}

/** A case that was submitted on a day, and what the reports count of it. */
type Pattern = readonly [Application, ReturnType<typeof caseTally>] | readonly [];

function patternOf(submitted: Application, day: number): Pattern {
  const submittedAt = later(instantOf(startOfDay(SEEDED_DAYS.from)), day * DAY + 36_000_000);
  const after = (days: number) => later(submittedAt, days * DAY);
  const { applicant, certificate, terms } = submitted;
  const application = applicationSchema.parse({
    ...submitted,
    ...{ agency: AGENCY, submittedAt, phase: 'PAID', stage: 'settled', eventCount: 12, paymentCount: PAYMENTS },
    ...{ employer: EMPLOYER, certificateApprovedAt: after(1), fundApprovedAt: after(3) },
    ...{
      noticeId: `${AGENCY}-20210101`,
      publishAt: after(4),
      closesAt: after(11),
      payAt: after(12),
      paidAt: after(22),
    },
    publicEntry: {
      ...{ serial: 1, maskedName: applicant.name, maskedIdNumber: applicant.idNumber, employer: EMPLOYER },
      ...{ occupation: terms.occupation.name ?? '', level: certificate.level, amountFen: terms.amountFen },
    },
    // No sweep looks for it.
    nextDueAt: undefined,
  });
  return [application, caseTally(application, chineseCalendar)];
}

function itemsOfCase([pattern, tally]: Pattern, n: number, payments: number): readonly Item[] {
  if (!pattern || !tally) return [];
  const { name, idNumber, accountNumber } = fictionalPerson(n);
  const applicationId = `BENCH${String(n).padStart(11, '0')}`;
  const item = itemOf({ ...pattern, applicationId, applicant: { ...pattern.applicant, name }, paymentCount: payments });
  const payee = { ...pattern.payee, accountNumber };
  return [
    { ...item, applicant: { ...pattern.applicant, name, idNumber }, payee, pk: personPartition(idNumber) },
    ...Array.from({ length: payments }, (_, index) => ({
      ...paymentKey(idNumber, applicationId, index + 1),
      ...paymentOf(pattern.submittedAt, { ...pattern, applicationId, payee }, index + 1, index + 1 === payments),
    })),
    { ...countedCaseKey(tally.submittedOn, applicationId), ...tally, applicationId },
  ];
}

function paymentOf(submittedAt: Instant, of: Application, number: number, isLast: boolean): Payment {
  const { applicationId, terms, payee } = of;
  const after = (days: number) => later(submittedAt, days * DAY);
  return {
    ...{ paymentId: paymentIdOf(applicationId, number), applicationId, number, amountFen: terms.amountFen, payee },
    ...{ requestedAt: after(10 + 2 * number), settledAt: after(11 + 2 * number), taskToken: 'token' },
    ...(isLast
      ? { status: 'PAID', bankReference: `B-${applicationId}` }
      : { status: 'RETURNED', returnReason: '户名不符' }),
  };
}

async function putAll({ client, name }: Table, items: readonly Item[]): Promise<void> {
  const writes: Promise<unknown>[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const puts = items.slice(from, from + AT_ONCE).map((Item) => ({ PutRequest: { Item } }));
    writes.push(client.send(new BatchWriteCommand({ RequestItems: { [name]: puts } })));
  }
  await Promise.all(writes);
}
