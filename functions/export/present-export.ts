import type * as z from 'zod/mini';
import type { exportView } from '../../shared/contracts/export.ts';
import { exportDays, exportStatus, type ReportExport } from '../../shared/domain/export.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { shownTime } from '../http/shown-time.ts';

export type ShownExport = z.input<typeof exportView>;

/** Where an export stands at an instant, without the address of its file. */
export function presentExport(asked: ReportExport, now: Instant): ShownExport {
  const { exportId, kind, from, to, agency, asOf, keptUntil, progress } = asked;
  return {
    exportId,
    kind,
    from,
    to,
    ...(agency !== undefined && { agency }),
    status: exportStatus(asked, now),
    asOf: shownTime(asOf),
    rows: progress?.rows ?? 0,
    ...exportDays(asked),
    keptUntil: shownTime(keptUntil),
  };
}
