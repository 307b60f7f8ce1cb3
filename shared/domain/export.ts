import * as z from 'zod/mini';
import { addDays, beijingDate, type CivilDate, civilDateSchema, daysBetween } from './civil-date.ts';
import { DAY, dateOf, type Instant, instantSchema, later } from './instant.ts';

/** What the rows of an export are: payments of cases, or the cases themselves. */
export const EXPORT_KINDS = ['PAYMENTS', 'CASES'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** WRITING: it is being made in the background. EXPIRED: its file is gone, or about to be. */
export const EXPORT_STATUSES = ['WRITING', 'READY', 'EXPIRED'] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

/** For how many days the file of an export is kept. @source Default */
export const EXPORT_KEPT_DAYS = 7;

/** For how many seconds an address of a file can be used. @source Default */
export const EXPORT_ADDRESS_SECONDS = 300;

/** The longest period of one export, in days: ten years. @source Default */
export const MOST_EXPORT_DAYS = 3660;

/** A part of a file that object storage has, and what it needs to put the parts together. */
const storedPartSchema = z.object({ number: z.int(), tag: z.string(), checksum: z.string() });
export type StoredPart = Readonly<z.output<typeof storedPartSchema>>;

/** Up to where the cases are in the file: the day that is being read, and the last case of it that is in the file. */
const placeSchema = z.object({ day: civilDateSchema, after: z.optional(z.string()) });
export type ExportPlace = Readonly<z.output<typeof placeSchema>>;

/**
 * What of the file is in object storage. Whoever goes on with the export begins here, so all of it is written at once:
 * the rows up to `place` are in the parts and in the rest, and no others.
 */
const writtenSchema = z.object({
  /** The upload that the parts belong to. */
  uploadId: z.string(),
  parts: z.array(storedPartSchema),
  /** The object with the rows that were too few for a part; absent where there are none. */
  rest: z.optional(z.string()),
  place: placeSchema,
  rows: z.int(),
});
export type ExportWritten = Readonly<z.output<typeof writtenSchema>>;

/** How far the writing has come. It may run ahead of what a kill would leave. */
const progressSchema = z.object({ rows: z.int(), day: civilDateSchema });

export const exportSchema = z.object({
  exportId: z.string(),
  kind: z.enum(EXPORT_KINDS),
  /** The days of submission, both included. */
  from: civilDateSchema,
  to: civilDateSchema,
  /** Absent: every agency. */
  agency: z.optional(z.string()),
  /** The cases submitted, and the payments ordered, by then are in it. */
  asOf: instantSchema,
  requestedBy: z.string(),
  /** Until then its file can be fetched. */
  keptUntil: instantSchema,
  /** Raised by one whenever `written` changes. */
  revision: z.int(),
  /** The highest number that was given out for a part or a rest. */
  numbered: z.int(),
  /** Absent until the writing has begun. */
  written: z.optional(writtenSchema),
  progress: z.optional(progressSchema),
  /** When the file was complete; absent until then. */
  readyAt: z.optional(instantSchema),
});
export type ReportExport = Readonly<z.output<typeof exportSchema>>;

/** An export that was asked for at an instant, before anything of it is written. */
export function newExport(
  asked: Pick<ReportExport, 'exportId' | 'kind' | 'from' | 'to' | 'agency' | 'requestedBy'>,
  at: Instant,
): ReportExport {
  const keptUntil = later(at, EXPORT_KEPT_DAYS * DAY);
  return { ...asked, asOf: at, keptUntil, revision: 0, numbered: 0 };
}

/** Where an export stands. From `keptUntil` on it is EXPIRED, also if it was never finished. */
export function exportStatus({ readyAt, keptUntil }: ReportExport, now: Instant): ExportStatus {
  if (now >= keptUntil) return 'EXPIRED';
  return readyAt === undefined ? 'WRITING' : 'READY';
}

/** The last day that can have cases of an export: days after it was asked for have none. */
export function lastExportDay({ to, asOf }: Pick<ReportExport, 'to' | 'asOf'>): CivilDate {
  const today = beijingDate(dateOf(asOf));
  return to < today ? to : today;
}

/** How many days an export reads, and how many of them are done. */
export function exportDays(asked: ReportExport): { readonly days: number; readonly daysDone: number } {
  const days = daysBetween(asked.from, lastExportDay(asked)) + 1;
  if (asked.readyAt !== undefined) return { days, daysDone: days };
  return { days, daysDone: asked.progress ? Math.min(days, daysBetween(asked.from, asked.progress.day)) : 0 };
}

/** The name of the file of an export for whoever downloads it. @example payments-20210601-20210630.csv */
export function exportFileName({ kind, from, to, agency }: ReportExport): string {
  const days = [from, to].map((day) => day.replaceAll('-', ''));
  return `${[kind.toLowerCase(), ...(agency === undefined ? [] : [agency]), ...days].join('-')}.csv`;
}

/** Where the writing of an export begins. */
export function firstExportPlace({ from }: Pick<ReportExport, 'from'>): ExportPlace {
  return { day: from };
}

/** The place after the last case of a day. */
export function nextExportDay({ day }: ExportPlace): ExportPlace {
  return { day: addDays(day, 1) };
}
