import * as z from 'zod/mini';
import { STAFF_ROLES } from './actor.ts';
import { instantSchema } from './instant.ts';

/** The parts of a case that staff read. A list shows no person, so reading one is no access. */
export const ACCESS_TARGETS = ['TASK', 'CASE_FILE', 'AUDIT_TRAIL', 'ACCESS_RECORDS'] as const;
export type AccessTarget = (typeof ACCESS_TARGETS)[number];

/** What a part of a case is read for. */
export const ACCESS_PURPOSES = ['DECISION', 'CASE_WORK', 'SUPERVISION'] as const;
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
});
export type Access = Readonly<z.output<typeof accessSchema>>;
