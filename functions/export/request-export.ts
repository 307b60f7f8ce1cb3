import * as z from 'zod/mini';
import type { requestExportRoute } from '../../shared/contracts/export.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import { newExport } from '../../shared/domain/export.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { ExportStore } from '../../shared/table/export-store.ts';
import { type AnswerOnceDeps, answerOnce } from '../http/answer-once.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { agenciesFor, requireOverseer } from '../review/staff-access.ts';
import type { ExportQueue } from './export-queue.ts';
import { presentExport, type ShownExport } from './present-export.ts';
import { type RecordListAccessDeps, recordListAccess } from './record-list-access.ts';

type Route = typeof requestExportRoute;

export interface RequestExportDeps extends AnswerOnceDeps, RecordListAccessDeps {
  readonly exports: Pick<ExportStore, 'begin'>;
  readonly queue: Pick<ExportQueue, 'add'>;
  readonly agencyCodes: readonly string[];
}

const storedAnswer = z.object({ exportId: z.string() });

/**
 * Asks for an export, which is made in the background. Who asks for which cases is on record before that.
 *
 * A repeated request puts the same export into the queue again: the first one may have been cut short before it did.
 *
 * @throws ServiceError WRONG_ROLE, WRONG_AGENCY, IDEMPOTENCY_KEY_REUSED
 * @throws AccessUnrecordedError where the request cannot be recorded
 */
export async function requestExport(request: HttpRequest<Route>, deps: RequestExportDeps): Promise<Reply<Route>> {
  const { caller, body, idempotencyKey } = request;
  requireOverseer(caller.roles);
  agenciesFor(caller, body.agency, deps.agencyCodes);
  const agency = body.agency ?? (caller.agency === CITY_AGENCY ? undefined : caller.agency);
  const moment = deps.now();
  const at = instantOf(moment);
  const { subject } = caller;
  const asked = { route: 'requestExport', subject, idempotencyKey, about: body, moment, status: 202 };
  const reply = await answerOnce<ShownExport>(asked, deps, async (keep) => {
    const begun = newExport({ ...body, exportId: deps.newId(), agency, requestedBy: subject }, at);
    await recordListAccess(caller, 'EXPORT_REQUEST', begun, deps);
    const answer = presentExport(begun, at);
    await deps.exports.begin(begun, keep(answer));
    return answer;
  });
  const { exportId } = 'body' in reply ? reply.body : z.parse(storedAnswer, JSON.parse(reply.replay.text));
  await deps.queue.add([{ exportId }]);
  return reply;
}
