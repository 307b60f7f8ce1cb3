import { deathOf, type MayHaveDied } from '../death.ts';
import { ServiceError } from '../errors.ts';
import type { EventName } from '../transitions.ts';

/**
 * What an account still does after the death of its holder was recorded. It says something and disposes of nothing, so
 * an applicant who is alive can say so.
 */
const STATEMENTS: ReadonlySet<EventName> = new Set(['STATEMENT_MADE', 'RECOVERY_STATED', 'RECONSIDERATION_REQUESTED']);

/**
 * Nobody acts as the applicant once the death is recorded: a withdrawal or another account would be somebody else's.
 *
 * @throws ServiceError WRONG_PHASE
 * @source 民法典 13, 1122
 */
export function requireAlive(application: Pick<MayHaveDied, 'deaths'>, event: EventName): void {
  if (STATEMENTS.has(event) || !deathOf(application)) return;
  const message = '本件已登记申请人去世，不能再以申请人名义办理。继承人领取补贴，或者登记有误的，请联系经办机构。';
  throw new ServiceError('WRONG_PHASE', 'the applicant has died', { errors: [{ pointer: '', message }] });
}
