import { fileObjectionRoute } from '../../shared/contracts/objection.ts';
import { fileObjection as storeWithCase } from '../../shared/domain/case/publicity.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { type Instant, instantOf } from '../../shared/domain/instant.ts';
import type { Objection } from '../../shared/domain/objection.ts';
import type { IdentityRegister } from '../../shared/ports/identity-register.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import { type IdempotencyRecord, idempotencyKeyOf, idempotencyRecord } from '../../shared/table/idempotency-record.ts';
import type { Key } from '../../shared/table/keys.ts';
import type { NoticeStore } from '../../shared/table/notice-store.ts';
import type { Write } from '../../shared/table/table.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { replayOf, requestHash } from '../http/idempotency.ts';
import { shownTime } from '../http/shown-time.ts';

type Route = typeof fileObjectionRoute;

const SERIAL = /^[1-9]\d{0,7}$/;

export interface FileObjectionDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'retryOnConflict'>;
  readonly notices: Pick<NoticeStore, 'byId' | 'applicationOf'>;
  readonly idempotency: {
    readonly read: (key: Key) => Promise<IdempotencyRecord | undefined>;
    readonly write: (record: IdempotencyRecord) => Write;
  };
  readonly identity: IdentityRegister;
  readonly now: () => Date;
  readonly newId: () => string;
}

/**
 * Takes an objection under a real name, exactly while the entry is visible: from its publication, included, to its
 * close, excluded.
 *
 * Where the identity register gives no answer the objection is accepted and marked, so that staff check the name: an
 * outage must not cost an objector the window.
 *
 * @throws ServiceError NOT_FOUND; WINDOW_CLOSED; IDENTITY_REFUSED; IDEMPOTENCY_KEY_REUSED
 * @source Guide §3
 */
export async function fileObjection(request: HttpRequest<Route>, deps: FileObjectionDeps): Promise<Reply<Route>> {
  const { params, body } = request;
  const moment = deps.now();
  const hash = requestHash('fileObjection', { ...params, ...body });
  const key = idempotencyKeyOf([params.noticeId, params.serial], request.idempotencyKey);
  const earlier = key && replayOf(await deps.idempotency.read(key), hash, moment);
  if (earlier) return earlier;

  const applicationId = await openEntry(params, instantOf(moment), deps);
  const identity = await deps.identity.checkIdentity({ name: body.objectorName, idNumber: body.objectorIdNumber });
  if (identity.outcome === 'no') {
    throw new ServiceError('IDENTITY_REFUSED', 'the register says no', { reasons: identity.reasons });
  }
  const objection: Objection = {
    ...body,
    objectionId: deps.newId(),
    applicationId,
    noticeId: params.noticeId,
    serial: Number(params.serial),
    receivedAt: instantOf(moment),
    identityVerified: identity.outcome === 'yes',
  };
  const receipt = { objectionId: objection.objectionId, receivedAt: shownTime(objection.receivedAt) };
  const answer = { requestHash: hash, status: fileObjectionRoute.success.status, text: JSON.stringify(receipt) };
  const record = key && idempotencyRecord(key, answer, moment);
  return deps.applications.retryOnConflict(async () => {
    const repeated = key && replayOf(await deps.idempotency.read(key), hash, moment);
    return repeated ?? storeObjection(objection, receipt, record, deps);
  });
}

async function openEntry(
  { noticeId, serial }: HttpRequest<Route>['params'],
  now: Instant,
  { applications, notices }: FileObjectionDeps,
): Promise<string> {
  const notice = await notices.byId(noticeId);
  if (!notice || now < notice.publishAt) throw new ServiceError('NOT_FOUND', 'no such notice now');
  if (now >= notice.closesAt) throw new ServiceError('WINDOW_CLOSED', 'the notice has closed');
  const applicationId = SERIAL.test(serial) ? await notices.applicationOf(noticeId, Number(serial)) : undefined;
  const application = applicationId && (await applications.byId(applicationId));
  // A withdrawn entry has left the notice, so it is like one that never was.
  if (!application || application.phase === 'WITHDRAWN') throw new ServiceError('NOT_FOUND', 'no such entry');
  if (application.phase !== 'PUBLICISED') throw new ServiceError('WINDOW_CLOSED', 'the entry has closed');
  return applicationId;
}

async function storeObjection(
  objection: Objection,
  receipt: { readonly objectionId: string; readonly receivedAt: string },
  record: IdempotencyRecord | undefined,
  { applications, idempotency }: FileObjectionDeps,
): Promise<Reply<Route>> {
  const application = await applications.byId(objection.applicationId);
  if (application.phase !== 'PUBLICISED') throw new ServiceError('WINDOW_CLOSED', 'the entry has closed');
  await applications.write(storeWithCase(application, objection), record ? [idempotency.write(record)] : []);
  return { body: receipt };
}
