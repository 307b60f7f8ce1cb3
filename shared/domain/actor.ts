import * as z from 'zod/mini';

/** What a staff member may do; one role per stage, so that no one person can carry a case through. */
export const STAFF_ROLES = ['reviewer', 'fund-reviewer', 'supervisor', 'payer', 'auditor'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who makes a change. Staff are identified by their token's subject, never by name. */
export const actorSchema = /* @__PURE__ */ (() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('applicant') }),
    z.object({
      kind: z.literal('staff'),
      staffId: z.string(),
      /** The absent colleagues whose deputy this one is, by staffId. */
      representing: z.optional(z.array(z.string())),
    }),
    z.object({ kind: z.literal('system') }),
    z.object({ kind: z.literal('bank') }),
    z.object({ kind: z.literal('public') }),
  ]))();

export type Actor = z.output<typeof actorSchema>;

export const APPLICANT: Actor = { kind: 'applicant' };
export const SYSTEM: Actor = { kind: 'system' };
export const BANK: Actor = { kind: 'bank' };
export const PUBLIC: Actor = { kind: 'public' };
