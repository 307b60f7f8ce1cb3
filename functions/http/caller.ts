import * as z from 'zod';
import { STAFF_ROLES } from '../../shared/domain/actor.ts';
import { ServiceError } from '../../shared/domain/errors.ts';

const callerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('applicant'),
    subject: z.string().min(1),
    idNumber: z.string().length(18),
  }),
  z.object({
    kind: z.literal('staff'),
    subject: z.string().min(1),
    name: z.string(),
    idNumber: z.string().optional(),
    roles: z.string().transform((roles) => STAFF_ROLES.filter((role) => roles.split(',').includes(role))),
    agency: z.string().min(1),
  }),
]);

export type Caller = Readonly<z.output<typeof callerSchema>>;
export type ApplicantCaller = Extract<Caller, { kind: 'applicant' }>;
export type StaffCaller = Extract<Caller, { kind: 'staff' }>;

/** Who calls a route that takes no token. */
export interface AnonymousCaller {
  readonly kind: 'anonymous';
}

/**
 * The caller as the authorizer proved it.
 *
 * @throws ServiceError WRONG_KIND_OF_CALLER where the token is of the other kind than the route asks for
 */
export function callerOf(context: Readonly<Record<string, unknown>>, kind: 'applicant' | 'staff'): Caller {
  const caller = callerSchema.parse({ ...context, subject: context.sub });
  if (caller.kind !== kind) throw new ServiceError('WRONG_KIND_OF_CALLER', `a token of kind ${kind} is needed`);
  return caller;
}
