import { civilDate } from '../../shared/domain/civil-date.ts';
import type { Death, HeirsPayee } from '../../shared/domain/death.ts';
import { instantAt } from './instants.ts';
import { aPerson, type Person } from './people.ts';

export const DEATH_EVIDENCE = '死亡医学证明（推断）书原件';
export const HEIR_EVIDENCE = '继承公证书原件、户口簿';

/** A death the day after the usual submission, recorded two days later, unless the test says otherwise. */
export function aDeath(fields: Partial<Death> = {}): Death {
  return {
    diedOn: civilDate('2021-06-17'),
    evidence: DEATH_EVIDENCE,
    recordedBy: { person: 'hash-of-the-recorder', staffId: 'staff-recorder' },
    at: instantAt('2021-06-19T10:00:00+08:00'),
    ...fields,
  };
}

/** The heir of a case, and the account, as a supervisor sends it. */
export function anHeirsPayeeBody(heir: Pick<Person, 'name' | 'idNumber' | 'accountNumber'> = aPerson(8_001)) {
  const { name, idNumber, accountNumber } = heir;
  return {
    heir: { name, idNumber, relation: '配偶' },
    payee: { kind: 'BANK_ACCOUNT', bankName: '虚构银行中山支行', accountNumber },
    evidence: HEIR_EVIDENCE,
  } as const;
}

/** The payee of the heirs as the case has it: named, and not confirmed yet. */
export function anHeirsPayee(fields: Partial<HeirsPayee> = {}): HeirsPayee {
  const namedBy = { person: 'hash-of-the-namer', staffId: 'staff-namer' };
  return { ...anHeirsPayeeBody(), namedBy, sequence: 2, ...fields };
}
