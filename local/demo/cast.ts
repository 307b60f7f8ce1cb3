import { randomInt } from 'node:crypto';
import {
  fictionalAccountNumber,
  fictionalCertificateNumber,
  fictionalIdNumber,
  fictionalPhone,
  fictionalSocialSecurityNumber,
} from '../../fictional/fictional-numbers.ts';
import { addDays, type CivilDate, civilDate, daysBetween } from '../../shared/domain/civil-date.ts';

/** Somebody in the story, as they would write themselves into a form. */
export interface Character {
  readonly name: string;
  readonly idNumber: string;
  readonly socialSecurityNumber: string;
  readonly phone: string;
}

/** Everybody and everything the story is about; a new one for each run, so that runs do not meet. */
export interface Cast {
  readonly welder: Character;
  readonly objector: Character;
  readonly employer: string;
  readonly agency: string;
  readonly accountNumber: string;
  readonly certificate: {
    readonly category: 'SKILL_LEVEL';
    readonly number: string;
    readonly level: 3;
    readonly occupationCode: string;
    readonly issuedOn: CivilDate;
  };
}

const welderOccupation = '6-18-02-04';
const lastIssueDay = civilDate('2021-12-31');
const birthdays = 15_000;

/**
 * A fresh cast on a day: the welder got the certificate four weeks ago, or on the programme's last day if that is
 * earlier.
 */
export function freshCast(today: CivilDate): Cast {
  const run = randomInt(1_000_000);
  const issuedOn = addDays(today, -Math.max(28, daysBetween(lastIssueDay, today)));
  return {
    welder: character('焊样', run),
    objector: character('异样', run),
    employer: `虚构船舶第${run}有限公司`,
    agency: '210202',
    accountNumber: fictionalAccountNumber(1_000_000 + run),
    certificate: {
      category: 'SKILL_LEVEL',
      number: fictionalCertificateNumber('SKILL_LEVEL', issuedOn, 1_000_000 + run),
      level: 3,
      occupationCode: welderOccupation,
      issuedOn,
    },
  };
}

function character(name: string, run: number): Character {
  const surnames = [...'赵钱孙李周吴郑王冯陈'];
  return {
    name: `${surnames[randomInt(surnames.length)]}${name}`,
    idNumber: fictionalIdNumber(addDays(civilDate('1960-01-01'), randomInt(birthdays)), randomInt(1000)),
    socialSecurityNumber: fictionalSocialSecurityNumber(run),
    phone: fictionalPhone(randomInt(10_000)),
  };
}
