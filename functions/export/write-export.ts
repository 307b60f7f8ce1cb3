import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import { begunAt } from '../../shared/domain/case/current-findings.ts';
import { BOM } from '../../shared/domain/csv.ts';
import { WriteConflictError } from '../../shared/domain/errors.ts';
import {
  type ExportPlace,
  type ExportWritten,
  exportStatus,
  firstExportPlace,
  lastExportDay,
  nextExportDay,
  type ReportExport,
} from '../../shared/domain/export.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { exportHeading, exportLines } from '../../shared/policy/report/export-lines.ts';
import type { ExportStore } from '../../shared/table/export-store.ts';
import type { ExportedCaseStore } from '../../shared/table/exported-case-store.ts';
import type { ExportFiles } from './export-files.ts';
import type { ExportQueue } from './export-queue.ts';

export interface WriteExportDeps {
  readonly exports: Pick<ExportStore, 'byId' | 'nextNumber' | 'save' | 'showProgress'>;
  readonly cases: Pick<ExportedCaseStore, 'ofDay' | 'read'>;
  readonly files: Pick<ExportFiles, 'begin' | 'addPart' | 'complete' | 'keepRest' | 'readRest'>;
  readonly queue: Pick<ExportQueue, 'add'>;
  readonly agencyName: (code: string) => string;
  readonly portions: ExportPortions;
  /** Whether there is time for more cases. */
  readonly mayGoOn: () => boolean;
  readonly now: () => Date;
}

/** How much of an export is handled at once. */
export interface ExportPortions {
  /** Cases that are read and written together. */
  readonly cases: number;
  /** From so many bytes on, rows become a part of the file. They are in memory until then. */
  readonly bytes: number;
}

/**
 * Object storage takes parts of 5 MiB and more, and a smaller one as the last. The item of an export names its parts,
 * and holds some 4,000 of them: more than 30 GB, which are a hundred million rows.
 */
export const EXPORT_PORTIONS: ExportPortions = { cases: 100, bytes: 8 * 1024 * 1024 };

/** How often the progress is shown: a second or two lie between. */
const READS_PER_PROGRESS = 20;

/**
 * Writes an export from where it stands, day by day of the submission. What the time does not suffice for is left to
 * another message. Memory holds the rows of one part, whatever the size of the file.
 *
 * It may be killed anywhere: the next one begins where the export says, and what it says is always true of the file.
 * Of two that write at the same time, one finds at its next save that the other was first, and stops.
 */
export async function writeExport({ exportId }: Pick<ReportExport, 'exportId'>, deps: WriteExportDeps): Promise<void> {
  const found = await deps.exports.byId(exportId);
  if (!found || exportStatus(found, instantOf(deps.now())) !== 'WRITING') return;
  const draft = new Draft(found, deps);
  try {
    if (!(await draft.goOn())) await deps.queue.add([{ exportId }]);
  } catch (error) {
    if (error instanceof WriteConflictError && (await draft.isTakenOver())) return;
    throw error;
  }
}

/** The export as this function has it: what is in storage, and the rows that are not yet. */
class Draft {
  private stored: ReportExport;
  private readonly deps: WriteExportDeps;
  private pending: Buffer[] = [];
  private place: ExportPlace;
  private rows: number;

  constructor(stored: ReportExport, deps: WriteExportDeps) {
    this.stored = stored;
    this.deps = deps;
    this.place = stored.written?.place ?? firstExportPlace(stored);
    this.rows = stored.written?.rows ?? 0;
  }

  /** Whether the file is complete now. */
  async goOn(): Promise<boolean> {
    const { deps, stored } = this;
    const { exportId, kind } = stored;
    const begun = stored.written ?? (await this.save({ uploadId: await deps.files.begin(exportId), parts: [] }));
    if (begun.rest !== undefined) this.pending = [await deps.files.readRest(begun.rest)];
    else if (begun.parts.length === 0) this.pending = [Buffer.from(`${BOM}${exportHeading(kind)}`)];

    for (let reads = 1; this.place.day <= lastExportDay(stored); reads += 1) {
      if (!deps.mayGoOn()) {
        await this.saveRest();
        return false;
      }
      await this.readSome();
      if (this.pendingBytes() >= deps.portions.bytes) await this.savePart();
      else if (reads % READS_PER_PROGRESS === 0) {
        await deps.exports.showProgress(exportId, { rows: this.rows, day: this.place.day });
      }
    }
    if (this.pendingBytes() > 0) await this.savePart();
    const { uploadId, parts } = this.written();
    await deps.files.complete(exportId, uploadId, parts);
    await deps.exports.save(this.stored, this.written(), instantOf(deps.now()));
    return true;
  }

  /** Whether somebody else has saved the export since this one read or saved it. */
  async isTakenOver(): Promise<boolean> {
    const current = await this.deps.exports.byId(this.stored.exportId);
    return current?.revision !== this.stored.revision;
  }

  /** Takes the next cases of the day that is being read, or goes to the next day. */
  private async readSome(): Promise<void> {
    const { deps, stored } = this;
    const { kind, asOf } = stored;
    const listed = await deps.cases.ofDay(this.place.day, this.place.after, deps.portions.cases);
    const wanted = listed.filter(({ agency }) => stored.agency === undefined || stored.agency === agency);
    const ids = wanted.map(({ applicationId }) => applicationId);
    const cases = ids.length > 0 ? await deps.cases.read(ids, kind === 'PAYMENTS') : [];
    const lines = cases
      .filter(({ application }) => begunAt(application) <= asOf)
      .flatMap(({ application, payments }) => {
        const agencyName = deps.agencyName(application.agency ?? CITY_AGENCY);
        return exportLines(kind, { application, payments, agencyName }, asOf);
      });
    this.rows += lines.length;
    if (lines.length > 0) this.pending.push(Buffer.from(lines.join('')));
    const last = listed.at(-1);
    const isWholeDay = listed.length < deps.portions.cases || last === undefined;
    this.place = isWholeDay ? nextExportDay(this.place) : { ...this.place, after: last.applicationId };
  }

  private async savePart(): Promise<void> {
    const { exportId } = this.stored;
    const { uploadId, parts } = this.written();
    const number = await this.deps.exports.nextNumber(exportId);
    const part = await this.deps.files.addPart(exportId, uploadId, number, Buffer.concat(this.pending));
    this.pending = [];
    await this.save({ uploadId, parts: [...parts, part] });
  }

  private async saveRest(): Promise<void> {
    const { exportId } = this.stored;
    const { uploadId, parts } = this.written();
    const number = await this.deps.exports.nextNumber(exportId);
    const rest = await this.deps.files.keepRest(exportId, number, Buffer.concat(this.pending));
    await this.save({ uploadId, parts, rest });
  }

  private async save(inStorage: Pick<ExportWritten, 'uploadId' | 'parts' | 'rest'>): Promise<ExportWritten> {
    const written = { ...inStorage, place: this.place, rows: this.rows };
    this.stored = await this.deps.exports.save(this.stored, written);
    return written;
  }

  private written(): ExportWritten {
    if (!this.stored.written) throw new Error('the upload was not begun');
    return this.stored.written;
  }

  private pendingBytes(): number {
    return this.pending.reduce((sum, { length }) => sum + length, 0);
  }
}
