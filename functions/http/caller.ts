import * as z from 'zod/mini';
import { STAFF_ROLES } from '../../shared/domain/actor.ts';
import { ServiceError } from '../../shared/domain/errors.ts';

const applicantSchema = z.object({
  kind: z.literal('applicant'),
  subject: z.string().check(z.minLength(1)),
  idNumber: z.string().check(z.length(18)),
  /** The mobile number that the token proves, 11 digits, where it proves one. */
  phone: z.optional(z.string()),
});

const staffSchema = z.object({
  kind: z.literal('staff'),
  subject: z.string().check(z.minLength(1)),
  name: z.string(),
  /** It keeps staff from their own application, and one person with two accounts from two stages of a case. */
  idNumber: z.string().check(z.length(18)),
  roles: z.pipe(
    z.string(),
    z.transform((roles) => STAFF_ROLES.filter((role) => roles.split(',').includes(role))),
  ),
  agency: z.string().check(z.minLength(1)),
});

const callerSchema = z.discriminatedUnion('kind', [applicantSchema, staffSchema]);

export type ApplicantCaller = Readonly<z.output<typeof applicantSchema>>;
export type StaffCaller = Readonly<z.output<typeof staffSchema>>;

/** The person behind a token. `subject` is the token's `sub`. */
export type Caller = ApplicantCaller | StaffCaller;

/** The caller of a route that takes no token. */
export interface AnonymousCaller {
  readonly kind: 'anonymous';
}

/**
 * The caller as the context of an authorizer's answer: API Gateway passes texts only, so the roles become one text.
 *
 * `callerOf` is the inverse.
 */
export function callerContext(caller: Caller): Readonly<Record<string, string>> {
  const { kind, subject: sub, idNumber } = caller;
  if (caller.kind === 'applicant') {
    return { kind, sub, idNumber, ...(caller.phone !== undefined && { phone: caller.phone }) };
  }
  const { name, roles, agency } = caller;
  return { kind, sub, name, roles: roles.join(','), agency, idNumber };
}

/**
 * The caller in the context that the authorizer wrote.
 *
 * @throws ServiceError WRONG_KIND_OF_CALLER where the route is for callers of the other kind
 */
export function callerOf(context: Readonly<Record<string, unknown>>, kind: Caller['kind']): Caller {
  const caller = callerSchema.parse({ ...context, subject: context.sub });
  if (caller.kind !== kind) throw new ServiceError('WRONG_KIND_OF_CALLER', `a token of kind ${kind} is needed`);
  return caller;
}
