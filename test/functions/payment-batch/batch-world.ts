import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { fictionalResultsFile } from '../../../fictional/fictional-results.ts';
import { changePayee } from '../../../functions/payee/change-payee.ts';
import { type ResultsPart, takePart } from '../../../functions/payment-batch/take-part.ts';
import { takeResults } from '../../../functions/payment-batch/take-results.ts';
import { decideTask } from '../../../functions/review/decide-task.ts';
import type { BatchStatus } from '../../../shared/domain/payment-batch.ts';
import { resultsStore } from '../../../shared/table/results-store.ts';
import type { Table } from '../../../shared/table/table.ts';
import { aTable } from '../../support/a-table.ts';
import { caseWalk, useCaseDeps } from '../../support/case-walk.ts';
import { aPerson, aStaffMember, asApplicant, asStaff } from '../../support/people.ts';
import { storedRecords } from '../../support/stored-records.ts';
import { aPayer, batchDesk } from './batch-desk.ts';
import type { Move, UploadEnd, UploadMove } from './batch-moves.ts';
import { everyItem, type Snapshot } from './batch-snapshot.ts';

const PAYERS = [aPayer('payer-one'), aPayer('payer-two'), aPayer('payer-three')] as const;
const OTHER_ACCOUNT = {
  kind: 'BANK_ACCOUNT',
  bankName: '虚构银行沙河口支行',
  accountNumber: '6299990000000077011',
} as const;
/** For which batches a move is meant. */
const MEANT_FOR = {
  approve: 'DRAFT',
  'break up': 'DRAFT',
  'take the file': 'APPROVED',
  upload: 'SENT',
} as const satisfies Partial<Record<Move['does'], BatchStatus>>;

/** A function that was killed before it noted what it had settled. */
export class CutShortError extends Error {
  override readonly name = 'CutShortError';
}

/** Four cases of three amounts whose payments wait, in a table that can be copied. */
export async function fourWaiting() {
  const table = await aTable();
  const deps = useCaseDeps(table);
  batchDesk(table, deps);
  const walk = caseWalk(deps);
  for (const [n, level] of ([3, 4, 5, 3] as const).entries()) await walk.caseIn('PAYING', aPerson(n + 1), { level });
  const items = await everyItem(table);
  return { now: deps.clock.instant(), copied: () => copyOf(items) };
}

async function copyOf(items: readonly Record<string, unknown>[]): Promise<Table> {
  const table = await aTable();
  for (let from = 0; from < items.length; from += 25) {
    const puts = items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
    await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }));
  }
  return table;
}

/** The people who work on the cases of a table, and the background. */
export function batchWorld(table: Table, now: string) {
  const useCases = useCaseDeps(table);
  const { newId } = useCases;
  useCases.clock.set(now);
  const { deps, desk } = batchDesk(table, { ...useCases, newId: () => newId().replace('CASE', 'MORE') });
  const walk = caseWalk(deps);
  const results = resultsStore(table);
  const queued: ResultsPart[] = [];
  const queue = { add: async (parts: readonly ResultsPart[]) => void queued.push(...parts) };
  const resultDeps = { ...deps, results, queue };
  const killed = { ...results, note: async () => Promise.reject(new CutShortError('killed before it noted anything')) };
  const uploads: { readonly batchId: string; readonly body: string }[] = [];

  const upload = ({ batchId, body }: (typeof uploads)[number], by = 0, ends: UploadEnd = 'at once') =>
    takeResults(
      { ...asStaff(at(PAYERS, by) ?? PAYERS[0]), params: { batchId }, body },
      { ...resultDeps, results: ends === 'cut short' ? killed : results, mayGoOn: () => ends !== 'later' },
    );
  const lift = async (id: string) => {
    await walk.decide(id, 'SUSPENSION_REVIEW', { outcome: 'LIFT' }, aStaffMember('supervisor'));
    await walk.pay(id);
  };
  const payAgain = async (id: string) => {
    const application = await deps.applications.byId(id);
    const person = PEOPLE.find(({ idNumber }) => idNumber === application.applicant.idNumber) ?? aPerson(0);
    await changePayee({ ...asApplicant(person), params: { applicationId: id }, body: OTHER_ACCOUNT }, deps);
    const tasks = await storedRecords(deps).tasks(id);
    const task = tasks.find(({ kind, status }) => kind === 'PAYMENT_CONFIRMATION' && status === 'OPEN');
    const params = { taskId: task?.taskId ?? '' };
    await decideTask({ ...asStaff(aStaffMember('payer')), params, body: { outcome: 'CONFIRM' } }, deps);
    await walk.pay(id);
  };
  const onBatch = (move: Move & { readonly does: keyof typeof MEANT_FOR }, { batches, cases }: Snapshot) => {
    const batch = at(
      sortedBy(batches, ({ status }) => status === MEANT_FOR[move.does]),
      move.which,
    );
    if (!batch) return undefined;
    const { batchId, rows } = batch;
    const by = at(PAYERS, move.by) ?? PAYERS[0];
    if (move.does !== 'upload') {
      const does = { approve: desk.approve, 'break up': desk.breakUp, 'take the file': desk.file }[move.does];
      return () => does(batchId, by);
    }
    const named = sortedBy(cases.map(latestPayment), (id) => rows.some(({ paymentId }) => paymentId === id));
    const made = { batchId, body: fileOf(move, named, now) };
    uploads.push(made);
    return () => upload(made, move.by, move.ends);
  };

  /** What a move does, with the batch, case, file or part that it names now; undefined where there is none. */
  const begun = (move: Move, snapshot: Snapshot): (() => Promise<unknown>) | undefined => {
    const { cases, waiting } = snapshot;
    const caseIn = (...phases: readonly string[]) =>
      at(
        sortedBy(cases, ({ phase }) => phases.includes(phase)),
        'which' in move ? move.which : 0,
      )?.applicationId ?? '';
    switch (move.does) {
      case 'draw up': {
        const named = sortedBy(cases.map(latestPayment), (id) => waiting.includes(id));
        const only = move.only?.map((which) => at(named, which) ?? '');
        return () => desk.drawUp(at(PAYERS, move.by) ?? PAYERS[0], only && [...new Set(only)]);
      }
      case 'suspend':
        return () => walk.suspend(caseIn('PAYING'));
      case 'lift':
        return () => lift(caseIn('SUSPENDED'));
      case 'pay again':
        return () => payAgain(caseIn('PAYMENT_RETURNED'));
      case 'upload again': {
        const known = at(uploads, move.which);
        return known && (() => upload(known));
      }
      case 'take a part': {
        // It stays in the queue: a queue may deliver a message twice.
        const part = at(queued, move.which);
        return part && (() => takePart(part, resultDeps));
      }
      default:
        return onBatch(move, snapshot);
    }
  };
  const takeQueued = async (): Promise<void> => {
    for (const part of queued) await takePart(part, resultDeps);
  };
  /** A last file of the bank comes for each batch that is out, and the background takes what is left in its queue. */
  const finish = async ({ batches }: Snapshot): Promise<void> => {
    for (const { batchId, file, rows } of batches) {
      const lines = rows.map(({ paymentId }) => ({ paymentId, reference: 'LAST', time: now }));
      if (file) await upload({ batchId, body: fictionalResultsFile(lines) });
    }
    await takeQueued();
  };
  /** Every file is uploaded once more, and the queue delivers every message once more. */
  const repeat = async (): Promise<void> => {
    for (const each of uploads) await upload(each).catch(unlessRefused);
    await takeQueued();
  };
  return { begun, finish, repeat, file: desk.file };
}

const PEOPLE = [1, 2, 3, 4].map((n) => aPerson(n));

/** A file may be for a batch that was never sent: it is refused each time. */
function unlessRefused(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && ['WRONG_PHASE', 'NOT_FOUND'].includes(String(error.code)))) {
    throw error;
  }
}

function at<One>(some: readonly One[], index: number): One | undefined {
  return some[index % Math.max(some.length, 1)];
}

function sortedBy<One>(some: readonly One[], isFirst: (one: One) => boolean): readonly One[] {
  return [...some.filter(isFirst), ...some.filter((one) => !isFirst(one))];
}

function latestPayment({ applicationId, paymentCount }: Snapshot['cases'][number]): string {
  return `${applicationId}-${paymentCount}`;
}

function fileOf({ lines }: UploadMove, paymentIds: readonly string[], time: string): string {
  return fictionalResultsFile(
    lines.map(({ which, isPaid }) => ({
      paymentId: at(paymentIds, which) ?? '',
      result: isPaid ? '成功' : '退票',
      time,
    })),
  );
}
