import type { Application } from '../domain/case/application.ts';
import type { Hand } from '../domain/hand.ts';
import type { Instant } from '../domain/instant.ts';
import { type Payment, paymentSchema } from '../domain/payment.ts';
import { type BatchRow, batchRowSchema, type WaitingPayment, waitingPaymentSchema } from '../domain/payment-batch.ts';
import { parseApplication } from './application-item.ts';
import { BATCH_ROWS, batchKey, batchRowKey, waitingPaymentKey } from './batch-keys.ts';
import { getItems } from './get-items.ts';
import { applicationKey, openRecoveriesKey, paymentKey } from './keys.ts';
import type { Page } from './page.ts';
import { isAnyOpenIn } from './recovery-store.ts';
import { sortedPage } from './sorted-page.ts';
import { queryLongPrefix, type Table, transact, type Write } from './table.ts';

/** A payment that waits, with its case and its order as they are now; undefined where they are not there. */
export interface Candidate {
  readonly waiting: WaitingPayment;
  readonly application: Application | undefined;
  readonly payment: Payment | undefined;
  /** Whether a recovery from the person is open, in whichever case. */
  readonly owes: boolean;
}

/** A candidate that can go into a batch. */
export interface Fit {
  readonly waiting: WaitingPayment;
  readonly application: Application;
  readonly payment: Payment;
}

export interface Draft {
  readonly batchId: string;
  readonly agency: string;
  readonly drawnUpBy: Hand;
  readonly drawnUpAt: Instant;
}

/** A transaction has at most 100 writes: three for each payment, and one for the batch. */
export const PAYMENTS_AT_ONCE = 33;

/** What draws batches up and breaks them up again. Every step leaves each payment either waiting or in one batch. */
export interface BatchDraftStore {
  /** The payments of agencies that wait for a batch, oldest first. */
  readonly waiting: (query: {
    readonly agencies: readonly string[];
    readonly limit: number;
    readonly next: string | undefined;
  }) => Promise<Page<WaitingPayment>>;
  /** Three items for each payment, a hundred of them in one round trip. */
  readonly candidates: (waiting: readonly WaitingPayment[]) => Promise<readonly Candidate[]>;
  /**
   * Takes payments into a draft, all or none, at most PAYMENTS_AT_ONCE. The first ones make it.
   *
   * @returns whether they are in it: not where one no longer waits, or the draft was approved
   */
  readonly take: (draft: Draft, fits: readonly Fit[]) => Promise<boolean>;
  /** The payments of a batch, oldest first, without those that have left it. */
  readonly rows: (batchId: string) => Promise<readonly BatchRow[]>;
  /**
   * Takes payments out of a draft so that they wait again, all or none, at most PAYMENTS_AT_ONCE.
   *
   * @returns whether they wait: not where the draft was approved or one has left it
   */
  readonly free: (batchId: string, rows: readonly BatchRow[]) => Promise<boolean>;
  /** Removes a draft that has no payments. @returns whether it is gone */
  readonly remove: (batchId: string) => Promise<boolean>;
}

export function batchDraftStore(table: Table): BatchDraftStore {
  return {
    waiting: ({ agencies, limit, next }) =>
      sortedPage(
        table,
        {
          name: 'waiting-payments',
          partitions: agencies.map((agency) => waitingPaymentKey(agency, { requestedAt: '', paymentId: '' }).pk),
          order: 'ascending',
          limit,
          next,
        },
        (item) => waitingPaymentSchema.parse(item),
      ),
    candidates: (waiting) => readCandidates(table, waiting),
    take: async (draft, fits) => {
      const writes = [draftWrite(table, draft, fits), ...fits.flatMap((fit) => takeWrites(table, draft, fit))];
      return (await transact(table, writes)).outcome === 'written';
    },
    rows: (batchId) => readRows(table, batchId),
    free: async (batchId, rows) => {
      const writes = [lessWrite(table, batchId, rows), ...rows.flatMap((row) => freeWrites(table, batchId, row))];
      return (await transact(table, writes)).outcome === 'written';
    },
    remove: async (batchId) => {
      const removal: Write = {
        Delete: {
          TableName: table.name,
          Key: batchKey(batchId),
          ConditionExpression: '#status = :draft AND #count = :none',
          ExpressionAttributeNames: { '#status': 'status', '#count': 'count' },
          ExpressionAttributeValues: { ':draft': 'DRAFT', ':none': 0 },
        },
      };
      return (await transact(table, [removal])).outcome === 'written';
    },
  };
}

/** The payments of a batch, oldest first, without those that have left it. A megabyte of them is one round trip. */
export async function readRows(table: Table, batchId: string): Promise<readonly BatchRow[]> {
  const { pk } = batchRowKey(batchId, { requestedAt: '', paymentId: '' });
  const items = await queryLongPrefix(table, { pk, prefix: BATCH_ROWS, enough: Number.POSITIVE_INFINITY });
  return items.map((item) => batchRowSchema.parse(item)).filter(({ excluded }) => !excluded);
}

async function readCandidates(table: Table, waiting: readonly WaitingPayment[]): Promise<readonly Candidate[]> {
  const keysOf = (one: WaitingPayment) => ({
    ofCase: applicationKey(one.idNumber, one),
    ofPayment: paymentKey(one.idNumber, one.applicationId, one.number),
  });
  // Two payments of one person have this key in common, and DynamoDB takes each key once.
  const persons = [...new Set(waiting.map(({ idNumber }) => idNumber))].map(openRecoveriesKey);
  const items = await getItems(table, [...waiting.flatMap((one) => Object.values(keysOf(one))), ...persons]);
  const byKey = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
  return waiting.map((one) => {
    const { ofCase, ofPayment } = keysOf(one);
    const person = openRecoveriesKey(one.idNumber);
    const application = byKey.get(`${ofCase.pk} ${ofCase.sk}`);
    const payment = byKey.get(`${ofPayment.pk} ${ofPayment.sk}`);
    return {
      waiting: one,
      application: application?.applicationId === one.applicationId ? parseApplication(application) : undefined,
      payment: payment && paymentSchema.parse(payment),
      owes: isAnyOpenIn(byKey.get(`${person.pk} ${person.sk}`)),
    };
  });
}

function draftWrite(table: Table, draft: Draft, fits: readonly Fit[]): Write {
  const { batchId, agency, drawnUpBy, drawnUpAt } = draft;
  // Of the payout itself, a payer may take more than one step: the account, the draft and the approval.
  const deciders = fits
    .flatMap(({ application }) => application.deciders)
    .filter(({ stage }) => stage !== 'PAYMENT_CONFIRMATION' && stage !== 'HEIRS_PAYEE');
  const persons = new Set(deciders.map(({ person }) => person));
  const accounts = new Set(deciders.map(({ staffId }) => staffId));
  const sets = persons.size > 0 ? ', deciderPersons :persons, deciderAccounts :accounts' : '';
  return {
    Update: {
      TableName: table.name,
      Key: batchKey(batchId),
      UpdateExpression:
        `ADD #count :count, totalFen :fen, version :one${sets} ` +
        'SET batchId = :batchId, agency = :agency, #status = :draft, drawnUpBy = :by, drawnUpAt = :at',
      ConditionExpression: 'attribute_not_exists(pk) OR #status = :draft',
      ExpressionAttributeNames: { '#count': 'count', '#status': 'status' },
      ExpressionAttributeValues: {
        ':count': fits.length,
        ':fen': fits.reduce((total, { payment }) => total + payment.amountFen, 0),
        ':one': 1,
        ...(persons.size > 0 && { ':persons': persons, ':accounts': accounts }),
        ...{ ':batchId': batchId, ':agency': agency, ':draft': 'DRAFT', ':by': drawnUpBy, ':at': drawnUpAt },
      },
    },
  };
}

function takeWrites(table: Table, { batchId }: Draft, { waiting, application, payment }: Fit): readonly Write[] {
  const { paymentId, applicationId, number, requestedAt, amountFen } = payment;
  const { accountNumber, bankName } = payment.payee;
  const { idNumber, name } = application.applicant;
  const { payeeName = name } = payment;
  const row: BatchRow = {
    ...{ ...waiting, amountFen, payeeName, accountNumber },
    ...(bankName !== undefined && { bankName }),
  };
  const place = { requestedAt, paymentId };
  return [
    {
      Update: {
        TableName: table.name,
        Key: paymentKey(idNumber, applicationId, number),
        UpdateExpression: 'SET batchId = :batchId',
        ConditionExpression: '#status = :requested AND attribute_not_exists(batchId)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':batchId': batchId, ':requested': 'REQUESTED' },
      },
    },
    {
      Delete: {
        TableName: table.name,
        Key: waitingPaymentKey(waiting.agency, place),
        ConditionExpression: 'attribute_exists(pk)',
      },
    },
    { Put: { TableName: table.name, Item: { ...batchRowKey(batchId, place), ...row } } },
  ];
}

function lessWrite(table: Table, batchId: string, rows: readonly BatchRow[]): Write {
  return {
    Update: {
      TableName: table.name,
      Key: batchKey(batchId),
      UpdateExpression: 'ADD #count :less, totalFen :lessFen, version :one',
      ConditionExpression: '#status = :draft',
      ExpressionAttributeNames: { '#count': 'count', '#status': 'status' },
      ExpressionAttributeValues: {
        ':less': -rows.length,
        ':lessFen': -rows.reduce((total, { amountFen }) => total + amountFen, 0),
        ':one': 1,
        ':draft': 'DRAFT',
      },
    },
  };
}

function freeWrites(table: Table, batchId: string, row: BatchRow): readonly Write[] {
  const { paymentId, applicationId, number, idNumber, conceptId, level, agency, requestedAt, amountFen } = row;
  const waiting: WaitingPayment = {
    ...{ paymentId, applicationId, number, idNumber, conceptId, level, agency, requestedAt, amountFen },
  };
  return [
    {
      Update: {
        TableName: table.name,
        Key: paymentKey(idNumber, applicationId, number),
        UpdateExpression: 'REMOVE batchId',
        ConditionExpression: '#status = :requested AND batchId = :batchId',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':batchId': batchId, ':requested': 'REQUESTED' },
      },
    },
    {
      Put: {
        TableName: table.name,
        Item: { ...waitingPaymentKey(agency, row), ...waiting },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    { Delete: { TableName: table.name, Key: batchRowKey(batchId, row), ConditionExpression: 'attribute_exists(pk)' } },
  ];
}
