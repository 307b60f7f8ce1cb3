import type { StaffRole } from '../../shared/domain/actor.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import type { Heir } from '../../shared/domain/death.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { ROLE_FOR_KIND, type TaskKind } from '../../shared/domain/task-kind.ts';
import type { StaffCaller } from '../http/caller.ts';

/**
 * Lets a member of staff look at what an agency handles.
 *
 * @throws ServiceError WRONG_ROLE without any role of this service; WRONG_AGENCY for another agency's, unless the
 *   caller is the city's
 * @source domain rules, People
 */
export function requireAgency(caller: StaffCaller, agency: string): void {
  if (caller.roles.length === 0) throw new ServiceError('WRONG_ROLE', 'no role of ours');
  if (caller.agency !== CITY_AGENCY && caller.agency !== agency)
    throw new ServiceError('WRONG_AGENCY', 'another agency');
}

/**
 * Keeps staff away from their own applications, where they would learn who objected to them.
 *
 * The ID number decides. Subject and name are compared too, in case the issuer has a wrong ID number for an account. A
 * namesake is therefore turned away as well: a colleague can decide, and the city's staff can decide for every agency.
 *
 * @throws ServiceError OWN_APPLICATION
 * @source domain rules, People: no one decides on an own application
 */
export function requireNotOwn(caller: StaffCaller, application: Owned): void {
  if (isOwnCase(caller, application)) throw new ServiceError('OWN_APPLICATION', 'the caller may be the applicant');
}

interface Owned extends Pick<Application, 'applicant' | 'applicantSubject'> {
  readonly heirsPayee?: { readonly heir: Pick<Heir, 'name' | 'idNumber'> } | undefined;
}

/** Whether a member of staff is, or may be, the applicant, or the heir who is paid instead. */
export function isOwnCase(caller: StaffCaller, { applicant, applicantSubject, heirsPayee }: Owned): boolean {
  return (
    (heirsPayee !== undefined && isPerson(caller, heirsPayee.heir)) ||
    caller.subject === applicantSubject ||
    caller.subject === applicant.idNumber ||
    isPerson(caller, applicant)
  );
}

function isPerson(caller: StaffCaller, person: Pick<StaffCaller, 'idNumber' | 'name'>): boolean {
  return caller.idNumber === person.idNumber || caller.name === person.name;
}

/**
 * Lets a member of staff key what reached the agency: any role but the auditor's alone, which changes nothing.
 *
 * @throws ServiceError WRONG_ROLE
 */
export function requireKeying({ roles }: StaffCaller): void {
  if (roles.every((role) => role === 'auditor')) throw new ServiceError('WRONG_ROLE', 'an auditor changes nothing');
}

/** They see the evidence of every task of their agency, and who opened its cases. */
const OVERSEERS: readonly StaffRole[] = ['supervisor', 'auditor'];

/**
 * Lets a member of staff see the evidence of a task: the role that decides its kind, and those who oversee.
 *
 * @throws ServiceError WRONG_ROLE
 * @source docs/adr/0037-readings-and-refusals-are-on-record.md
 */
export function requireEvidenceRole({ roles }: StaffCaller, kind: TaskKind): void {
  if (roles.includes(ROLE_FOR_KIND[kind])) return;
  requireOverseer(roles);
}

/** @throws ServiceError WRONG_ROLE for anyone who is neither a supervisor nor an auditor */
export function requireOverseer(roles: readonly StaffRole[]): void {
  if (!isOverseer(roles)) throw new ServiceError('WRONG_ROLE', 'not this role');
}

/** Whether a member of staff oversees the work of others: a supervisor, or an auditor. */
export function isOverseer(roles: readonly StaffRole[]): boolean {
  return OVERSEERS.some((role) => roles.includes(role));
}

/**
 * The agencies a list covers: the one asked for; else all for the city's staff, their own for others.
 *
 * @throws ServiceError
 */
export function agenciesFor(caller: StaffCaller, asked: string | undefined, all: readonly string[]): readonly string[] {
  if (asked === undefined && caller.agency === CITY_AGENCY) {
    requireAgency(caller, CITY_AGENCY);
    return all;
  }
  const agency = asked ?? caller.agency;
  requireAgency(caller, agency);
  return [agency];
}

/** Every agency of every policy, once. */
export function agencyCodesOf(policies: readonly { readonly agencies: readonly { readonly code: string }[] }[]) {
  return [...new Set(policies.flatMap((policy) => policy.agencies.map((agency) => agency.code)))];
}
