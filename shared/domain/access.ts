import * as z from 'zod/mini';
import { STAFF_ROLES, type StaffRole } from './actor.ts';
import type { CivilDate } from './civil-date.ts';
import type { ExportKind } from './export.ts';
import { type Instant, instantSchema } from './instant.ts';

/** The parts of a case that staff read. A list shows no person, so reading one is no access. */
export const ACCESS_TARGETS = ['TASK', 'CASE_FILE', 'AUDIT_TRAIL', 'ACCESS_RECORDS', 'SEARCH_RESULT'] as const;
export type AccessTarget = (typeof ACCESS_TARGETS)[number];

/** What a part of a case is read for. */
export const ACCESS_PURPOSES = ['DECISION', 'CASE_WORK', 'SUPERVISION', 'SEARCH'] as const;
export type AccessPurpose = (typeof ACCESS_PURPOSES)[number];

/** One reading of a case by a member of staff: who, when, what, and for what purpose. */
export const accessSchema = z.object({
  applicationId: z.string(),
  at: instantSchema,
  staffId: z.string(),
  roles: z.array(z.enum(STAFF_ROLES)),
  agency: z.string(),
  what: z.enum(ACCESS_TARGETS),
  /** Where a task was read. */
  taskId: z.optional(z.string()),
  purpose: z.enum(ACCESS_PURPOSES),
  /** Why somebody searched, in their own words. */
  searchedFor: z.optional(z.string()),
});
export type Access = Readonly<z.output<typeof accessSchema>>;

/** What is taken out of many cases at once, of which none is read for itself. */
export const LIST_TARGETS = ['EXPORT_REQUEST', 'EXPORT_FILE'] as const;
export type ListTarget = (typeof LIST_TARGETS)[number];

/** One access to a list of cases: who, when, what, and of which agency and days. */
export interface ListAccess {
  readonly at: Instant;
  readonly staffId: string;
  readonly roles: readonly StaffRole[];
  readonly agency: string;
  readonly what: ListTarget;
  readonly purpose: Extract<AccessPurpose, 'SUPERVISION'>;
  readonly exportId: string;
  readonly kind: ExportKind;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The agency whose cases are in the list; absent where it is all of them. */
  readonly ofAgency?: string | undefined;
}

/** By which number staff search for applications. */
export const SEARCHED_BY = ['ID_NUMBER', 'PHONE', 'CERTIFICATE'] as const;
export type SearchedBy = (typeof SEARCHED_BY)[number];

/** One search: who, when, by the keyed hash of which number, why, and how many cases it showed. */
export interface Search {
  readonly at: Instant;
  readonly staffId: string;
  readonly roles: readonly StaffRole[];
  readonly agency: string;
  readonly by: SearchedBy;
  readonly hash: string;
  readonly searchedFor: string;
  readonly found: number;
}
