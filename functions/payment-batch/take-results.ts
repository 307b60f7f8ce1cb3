import type { takeResultsRoute } from '../../shared/contracts/payment-batch.ts';
import { sha256Of } from '../../shared/domain/batch-file.ts';
import { encodingFault, type ResultsFile, readResults, wrongTotal } from '../../shared/domain/batch-results.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { isOut, type PaymentBatch } from '../../shared/domain/payment-batch.ts';
import type { BatchDraftStore } from '../../shared/table/batch-draft-store.ts';
import type { PartOutcome, ResultsStore, StoredResults } from '../../shared/table/results-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest, RawRequest } from '../http/http-request.ts';
import { requirePayer, staffBatch, wrongStatus } from './batch-access.ts';
import { presentResults } from './present-results.ts';
import type { ResultsQueue } from './results-queue.ts';
import { type ResultsPart, type TakePartDeps, takePart } from './take-part.ts';

type Route = typeof takeResultsRoute;

export interface TakeResultsDeps extends TakePartDeps {
  readonly drafts: Pick<BatchDraftStore, 'rows'>;
  readonly results: Pick<ResultsStore, 'byId' | 'ofBatch' | 'keep' | 'part' | 'outcomes' | 'hasOutcome' | 'note'>;
  readonly queue: Pick<ResultsQueue, 'add'>;
  /** Whether there is time for another part. */
  readonly mayGoOn: () => boolean;
}

/**
 * Takes the results file of a batch. The file is verified as a whole and stored before any of it counts. Its parts are
 * then taken one by one; what the time of a request does not suffice for is left to the queue, and answered with 202.
 *
 * The same file again goes on where it was cut short; once it was taken whole, it changes nothing. What is left of
 * another file goes to the queue, too.
 *
 * @throws ServiceError WRONG_ROLE, NOT_FOUND, WRONG_AGENCY; WRONG_PHASE before the file of the batch was taken out;
 *   VALIDATION, in one line, where nothing of the file is taken
 */
export async function takeResults(
  { caller, params, body }: HttpRequest<Route>,
  deps: TakeResultsDeps,
): Promise<Reply<Route>> {
  requirePayer(caller);
  const bytes = Buffer.from(body);
  const { results, queue } = deps;
  const { batchId } = params;
  const batch = await staffBatch(caller, batchId, deps.batches);
  if (!isOut(batch)) throw wrongStatus('此批次的文件尚未取出，不能登记结果');
  const resultsId = sha256Of(bytes);
  const known = await results.byId(batchId, resultsId);
  const before = known ? await results.outcomes(batchId, resultsId) : [];
  if (known?.parts === before.length) return { body: repeatedWhole(presentResults(known, before)) };
  const stored =
    known ??
    (await results.keep(batchId, {
      resultsId,
      lines: (await wholeFile(batchId, bytes, deps)).lines,
      by: caller.subject,
      at: instantOf(deps.now()),
    }));

  const left = [...(await leftOfOthers(batch, resultsId, results))];
  for (const part of partsLeft(batchId, stored, before)) {
    if (deps.mayGoOn()) await takePart(part, deps);
    else left.push(part);
  }
  if (left.length > 0) await queue.add(left);
  const answer = presentResults(stored, await results.outcomes(batchId, resultsId));
  if (answer.status === 'TAKEN') return { body: answer };
  const location = `/v1/staff/payment-batches/${batchId}/results/${resultsId}`;
  return { replay: { status: 202, text: JSON.stringify(answer), location } };
}

function partsLeft(
  batchId: string,
  { resultsId, parts }: StoredResults,
  outcomes: readonly PartOutcome[],
): readonly ResultsPart[] {
  const done = new Set(outcomes.map(({ part }) => part));
  const all = Array.from({ length: parts }, (_, part) => ({ batchId, resultsId, part }));
  return all.filter(({ part }) => !done.has(part));
}

/**
 * The parts of other files of the batch without an outcome. A request may have been cut short after it settled payments
 * and before it counted them; the payer need not send that very file again.
 */
async function leftOfOthers(
  { batchId, status }: PaymentBatch,
  resultsId: string,
  results: Pick<ResultsStore, 'ofBatch' | 'outcomes'>,
): Promise<readonly ResultsPart[]> {
  if (status === 'SETTLED') return [];
  const others = (await results.ofBatch(batchId)).filter((file) => file.resultsId !== resultsId);
  const left = others.map(async (file) => partsLeft(batchId, file, await results.outcomes(batchId, file.resultsId)));
  return (await Promise.all(left)).flat();
}

type Answer = ReturnType<typeof presentResults>;

function repeatedWhole({ accepted, repeated, ...answer }: Answer): Answer {
  return { ...answer, accepted: 0, repeated: accepted + repeated };
}

/** @throws ServiceError VALIDATION with the one line that says why nothing is taken */
async function wholeFile(batchId: string, bytes: Uint8Array, { drafts }: TakeResultsDeps): Promise<ResultsFile> {
  const file = readResults(bytes);
  if ('fault' in file) throw unreadable(file.fault);
  if (file.paidFen === undefined) return file;
  // Without an amount in each line, the total is compared with the payments of the batch.
  const amounts = new Map((await drafts.rows(batchId)).map(({ paymentId, amountFen }) => [paymentId, amountFen]));
  if (!file.lines.every(({ paymentId }) => amounts.has(paymentId))) return file;
  const paid = file.lines.filter(({ outcome, repeats }) => outcome === 'PAID' && !repeats);
  const found = paid.reduce((sum, { paymentId }) => sum + (amounts.get(paymentId) ?? 0), 0);
  if (found !== file.paidFen) throw unreadable(wrongTotal(file.paidFen, found).fault);
  return file;
}

/**
 * Refuses a file in another encoding before any of it is read as text.
 *
 * @throws ServiceError VALIDATION
 */
export async function requireUtf8({ bytes }: RawRequest): Promise<void> {
  const fault = encodingFault(bytes());
  if (fault) throw unreadable(fault);
}

function unreadable(message: string): ServiceError {
  return new ServiceError('VALIDATION', 'the results file is not as it should be', {
    errors: [{ pointer: '', message }],
  });
}
