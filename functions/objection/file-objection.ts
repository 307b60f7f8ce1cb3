import { fileObjectionRoute } from '../../shared/contracts/objection.ts';
import type { ApplicationIn } from '../../shared/domain/case/application.ts';
import { fileObjection as storeWithCase } from '../../shared/domain/case/objection.ts';
import { ServiceError, WriteConflictError } from '../../shared/domain/errors.ts';
import { type Instant, instantOf } from '../../shared/domain/instant.ts';
import type { Objection } from '../../shared/domain/objection.ts';
import { receiptDigest } from '../../shared/domain/receipt-code.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import { type IdempotencyRecord, idempotencyKeyOf, idempotencyRecord } from '../../shared/table/idempotency-record.ts';
import type { Key } from '../../shared/table/keys.ts';
import type { NoticeStore } from '../../shared/table/notice-store.ts';
import type { ObjectionStore } from '../../shared/table/objection-store.ts';
import type { Write } from '../../shared/table/table.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { replayOf, requestHash } from '../http/idempotency.ts';
import { shownTime } from '../http/shown-time.ts';
import { marksExpireAt } from './marks.ts';
import { type Objector, type ObjectorDeps, objectorOf } from './objector.ts';
import { type OpenEntryDeps, openEntry, publicisedCase } from './open-entry.ts';

type Route = typeof fileObjectionRoute;

/**
 * All who object to one entry write the same case, one after the other; with a hundred at once the last one waits for
 * seconds. The pauses end after 18 to 20 s, which leaves time for the tries themselves: API Gateway waits for 29.
 */
const PATIENCE = { waitMs: 18_000, firstPauseMs: 200, longestPauseMs: 2000 };

/** How long a request whose code is refused waits for the answer to the same request, sent at the same moment. */
const TWIN_PATIENCE = { waitMs: 1000, firstPauseMs: 50, longestPauseMs: 200 };

export interface FileObjectionDeps extends ObjectorDeps, OpenEntryDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write'>;
  readonly notices: Pick<NoticeStore, 'byId' | 'applicationOf'>;
  readonly objections: Pick<ObjectionStore, 'objectedBy' | 'filingWrites' | 'takeTurns'>;
  readonly idempotency: {
    readonly read: (key: Key) => Promise<IdempotencyRecord | undefined>;
    readonly write: (record: IdempotencyRecord) => Write;
  };
  readonly now: () => Date;
  readonly newId: () => string;
  readonly newReceiptCode: () => string;
}

/**
 * Takes an objection under a real name, exactly while the entry is visible: from its publication, included, to its
 * close, excluded.
 *
 * The answer tells nothing that the objector has not proven. The identity register is asked afterwards, and a name and
 * an ID number without a token are compared with nobody's.
 *
 * @throws ServiceError TOKEN_INVALID, WRONG_KIND_OF_CALLER; IDEMPOTENCY_KEY_REUSED; NOT_FOUND; WINDOW_CLOSED;
 *   VALIDATION for a mix of token and fields, or a phone code of no use; OWN_ENTRY; ALREADY_OBJECTED
 * @source Guide §3; docs/adr/0032-objections-are-no-oracle.md
 */
export async function fileObjection(request: HttpRequest<Route>, deps: FileObjectionDeps): Promise<Reply<Route>> {
  const { params, body } = request;
  const objector = await objectorOf(request, deps);
  const moment = deps.now();
  const at = instantOf(moment);
  const hash = requestHash('fileObjection', { ...params, ...body, subject: objector.subject });
  const key = idempotencyKeyOf(scopeOf(params, objector), request.idempotencyKey);
  const replayed = async () => key && replayOf(await deps.idempotency.read(key), hash, moment);
  const earlier = await replayed();
  if (earlier) return earlier;
  const objectionId = deps.newId();
  const receipt = { objectionId, receivedAt: shownTime(at), receiptCode: deps.newReceiptCode() };
  const answer = { requestHash: hash, status: fileObjectionRoute.success.status, text: JSON.stringify(receipt) };
  const record = key && idempotencyRecord(key, answer, moment);
  try {
    await storeObjection({ request, objector, receipt, at, record }, deps);
    return { body: receipt };
  } catch (error) {
    // The same request may have been sent twice at once. Then what is in the way of this one is its own objection, or a
    // code that the other one is about to use up.
    const isCodeRefused = error instanceof ServiceError && error.code === 'VALIDATION';
    const repeated = isCodeRefused && key ? await answerOfTwin(replayed, deps) : await replayed();
    if (repeated) return repeated;
    throw error;
  }
}

async function answerOfTwin<Answer>(
  replayed: () => Promise<Answer | undefined>,
  { objections }: FileObjectionDeps,
): Promise<Answer | undefined> {
  try {
    return await objections.takeTurns(async () => {
      const answer = await replayed();
      if (answer === undefined) throw new WriteConflictError('no answer yet');
      return answer;
    }, TWIN_PATIENCE);
  } catch (error) {
    if (error instanceof WriteConflictError) return undefined;
    throw error;
  }
}

interface Filing {
  readonly request: HttpRequest<Route>;
  readonly objector: Objector;
  readonly receipt: { readonly objectionId: string; readonly receiptCode: string };
  readonly at: Instant;
  readonly record: IdempotencyRecord | undefined;
}

async function storeObjection(
  { request, objector, receipt, at, record }: Filing,
  deps: FileObjectionDeps,
): Promise<void> {
  const { params, body } = request;
  const { objectionId, receiptCode } = receipt;
  const entry = await openEntry(params, at, deps);
  let proof = await objector.prove(at);
  let triedVersion: number | undefined;
  await deps.objections.takeTurns(async () => {
    await requireFirst(params, objector, deps);
    // Read last: the less time between this read and the write, the fewer writers come in between.
    const application = await publicisedCase(entry, deps);
    requireOther(application, objector);
    // If nobody else wrote the case, something else stood in the way: the code may be used up by now.
    if (application.version === triedVersion) proof = await objector.prove(at);
    triedVersion = application.version;
    const objection = objectionBy(objector, { objectionId, receivedAt: at, statement: body.statement }, application);
    const kept = { receiptDigest: receiptDigest(objectionId, receiptCode), marksExpireAt: marksExpireAt(objection) };
    await deps.applications.write(storeWithCase(application, objection), [
      ...deps.objections.filingWrites(objection, kept),
      ...proof,
      ...(record ? [deps.idempotency.write(record)] : []),
    ]);
  }, PATIENCE);
}

/** A key belongs to an entry, and to the person where the person is proven. */
function scopeOf({ noticeId, serial }: HttpRequest<Route>['params'], { subject }: Objector): readonly string[] {
  return subject === undefined ? [noticeId, serial] : [noticeId, serial, subject];
}

/**
 * Refuses a second objection where the caller has proven, by phone or token, to be the one who objected before. Whether
 * somebody else did is not told.
 *
 * @throws ServiceError ALREADY_OBJECTED
 */
async function requireFirst(
  { noticeId, serial }: HttpRequest<Route>['params'],
  { subject, idNumber, phone }: Objector,
  { objections }: Pick<FileObjectionDeps, 'objections'>,
): Promise<void> {
  const entry = { noticeId, serial: Number(serial) };
  const known = [{ phone }, ...(subject === undefined ? [] : [{ idNumber }])];
  const earlier = await Promise.all(known.map((by) => objections.objectedBy(entry, by)));
  if (earlier.some((each) => each !== undefined)) throw new ServiceError('ALREADY_OBJECTED', 'objected before');
}

/**
 * Refuses the applicant who is proven to be so by a token. Others are only told apart afterwards.
 *
 * @throws ServiceError OWN_ENTRY
 */
function requireOther({ applicant }: ApplicationIn<'PUBLICISED'>, { subject, idNumber }: Objector): void {
  if (subject === undefined || idNumber !== applicant.idNumber) return;
  throw new ServiceError('OWN_ENTRY', 'the objector is the applicant');
}

function objectionBy(
  { name, idNumber, phone, subject }: Objector,
  filed: Pick<Objection, 'objectionId' | 'receivedAt' | 'statement'>,
  { applicationId, noticeId, publicEntry: { serial } }: ApplicationIn<'PUBLICISED'>,
): Objection {
  return {
    ...filed,
    applicationId,
    noticeId,
    serial,
    objectorName: name,
    objectorIdNumber: idNumber,
    phone,
    ...(subject !== undefined && { objectorSubject: subject }),
    // The issuer of the token has proven the name. A claimed one is checked with the register afterwards.
    identityVerified: subject !== undefined,
  };
}
