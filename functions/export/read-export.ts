import type { readExportRoute } from '../../shared/contracts/export.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { EXPORT_ADDRESS_SECONDS, exportFileName } from '../../shared/domain/export.ts';
import { instantOf, later } from '../../shared/domain/instant.ts';
import type { ExportStore } from '../../shared/table/export-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { requireAgency, requireOverseer } from '../review/staff-access.ts';
import type { ExportFiles } from './export-files.ts';
import { presentExport } from './present-export.ts';
import { type RecordListAccessDeps, recordListAccess } from './record-list-access.ts';

type Route = typeof readExportRoute;

export interface ReadExportDeps extends RecordListAccessDeps {
  readonly exports: Pick<ExportStore, 'byId'>;
  readonly files: Pick<ExportFiles, 'address'>;
}

/**
 * How far an export has come, and once it is ready an address of its file. The address opens the file to anybody who
 * has it, so it is short-lived, and who gets one is on record first.
 *
 * @throws ServiceError WRONG_ROLE, NOT_FOUND; WRONG_AGENCY also for an export of all agencies, which is for the city's
 *   staff
 * @throws AccessUnrecordedError where it cannot be recorded who gets the file
 */
export async function readExport({ caller, params }: HttpRequest<Route>, deps: ReadExportDeps): Promise<Reply<Route>> {
  requireOverseer(caller.roles);
  const found = await deps.exports.byId(params.exportId);
  if (!found) throw new ServiceError('NOT_FOUND', 'no such export');
  requireAgency(caller, found.agency ?? CITY_AGENCY);
  const moment = deps.now();
  const shown = presentExport(found, instantOf(moment));
  if (shown.status !== 'READY') return { body: shown };
  await recordListAccess(caller, 'EXPORT_FILE', found, deps);
  const download = { fileName: exportFileName(found), seconds: EXPORT_ADDRESS_SECONDS, at: moment };
  const url = await deps.files.address(found.exportId, download);
  return { body: { ...shown, url, expiresAt: shownTime(later(instantOf(moment), EXPORT_ADDRESS_SECONDS * 1000)) } };
}
