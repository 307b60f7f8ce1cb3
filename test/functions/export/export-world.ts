import type { ExportFiles } from '../../../functions/export/export-files.ts';
import { readExport } from '../../../functions/export/read-export.ts';
import { requestExport } from '../../../functions/export/request-export.ts';
import { type WriteExportDeps, writeExport } from '../../../functions/export/write-export.ts';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { countCases } from '../../../functions/report/count-cases.ts';
import type { ListAccess } from '../../../shared/domain/access.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { csvRecords } from '../../../shared/domain/csv.ts';
import type { ExportKind } from '../../../shared/domain/export.ts';
import { exportStore } from '../../../shared/table/export-store.ts';
import { exportedCaseStore } from '../../../shared/table/exported-case-store.ts';
import { reportStore } from '../../../shared/table/report-store.ts';
import { bodyOf } from '../../support/answers.ts';
import { aStaffMember, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

/** Object storage in memory: what a part list names is the file, and everything else of an upload is dropped. */
export function filesInMemory() {
  const parts = new Map<string, Buffer>();
  const rests = new Map<string, Buffer>();
  const complete = new Map<string, Buffer>();
  let uploads = 0;
  const files: ExportFiles = {
    begin: async () => {
      uploads += 1;
      return `upload-${uploads}`;
    },
    addPart: async (_, uploadId, number, bytes) => {
      parts.set(`${uploadId} ${number}`, bytes);
      return { number, tag: `tag-${number}`, checksum: 'sum' };
    },
    complete: async (exportId, uploadId, list) => {
      const numbers = list.map(({ number }) => number);
      if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0))) throw new Error('order');
      const bytes = numbers.map((number) => parts.get(`${uploadId} ${number}`) ?? Buffer.from(`no part ${number}`));
      complete.set(exportId, Buffer.concat(bytes));
    },
    keepRest: async (exportId, number, bytes) => {
      rests.set(`${exportId}/${number}`, bytes);
      return `${exportId}/${number}`;
    },
    readRest: async (name) => rests.get(name) ?? Buffer.from('no rest'),
    address: async (exportId) => `https://files.example/${exportId}`,
  };
  return { files, bytesOf: (exportId: string) => complete.get(exportId) };
}

const NAMED = (code: string) => (code === '210202' ? '中山区公共事业服务中心' : code);

/** A service with exports over a table of its own. The queue holds messages until a test delivers them. */
export async function anExportWorld() {
  const service = await aService();
  const { table, deps } = service;
  const storage = filesInMemory();
  const queued: { readonly exportId: string }[] = [];
  const accesses: ListAccess[] = [];
  const exports = exportStore(table);
  const use = {
    ...deps,
    exports,
    cases: exportedCaseStore(table),
    files: storage.files,
    queue: { add: async (messages: readonly { readonly exportId: string }[]) => void queued.push(...messages) },
    accesses: { ...deps.accesses, recordList: async (access: ListAccess) => void accesses.push(access) },
    agencyName: NAMED,
    portions: { cases: 2, bytes: 300 },
  };
  const reports = reportStore(table);
  const auditor = aStaffMember('auditor');

  const world = {
    ...service,
    use,
    storage,
    queued,
    accesses,
    exports,
    /** What the stream of the table does for cases that changed. */
    count: async (ids: readonly string[]) =>
      countCases(await Promise.all(ids.map((id) => deps.applications.byId(id))), { ...deps, reports }),
    ask: async (
      kind: ExportKind = 'PAYMENTS',
      { caller = auditor, agency, key, from = '2021-06-10', to = '2021-06-20' }: Asking = {},
    ): Promise<string> => {
      const body = { kind, from: civilDate(from), to: civilDate(to), ...(agency && { agency }) };
      const reply = await requestExport({ ...asStaff(caller), body, ...(key && { idempotencyKey: key }) }, use);
      return bodyOf(reply).exportId;
    },
    read: async (exportId: string, caller: StaffCaller = auditor) =>
      bodyOf(await readExport({ ...asStaff(caller), params: { exportId } }, use)),
    /** Delivers messages until the queue is empty. */
    deliver: async (changes: Partial<WriteExportDeps> = {}) => {
      for (let message = queued.shift(); message; message = queued.shift()) {
        await writeExport(message, { ...use, ...changes });
      }
    },
    /** The lines of a complete file, as objects by their columns. */
    rowsOf: (exportId: string): readonly Readonly<Record<string, string>>[] => {
      const [heading, ...lines] = csvRecords((storage.bytesOf(exportId)?.toString() ?? '').replace(/^\uFEFF/, ''));
      return lines.map(({ cells }) =>
        Object.fromEntries((heading?.cells ?? []).map((column, index) => [column, cells[index] ?? ''])),
      );
    },
  };
  return world;
}

interface Asking {
  readonly caller?: StaffCaller;
  readonly agency?: string;
  readonly key?: string;
  readonly from?: string;
  readonly to?: string;
}

export type ExportWorld = Awaited<ReturnType<typeof anExportWorld>>;

/** Lets a number of reads pass before it says that the time is over, again and again. */
export function timeFor(reads: number): () => boolean {
  let left = reads;
  return () => {
    left = left === 0 ? reads : left - 1;
    return left > 0;
  };
}
