import { randomInt } from 'node:crypto';
import { type FictionalCertificate, fictionalCertificate } from '../../fictional/fictional-certificate.ts';
import { fictionalAccountNumber } from '../../fictional/fictional-numbers.ts';
import {
  FIRST_PERSON_OF,
  type FictionalPerson,
  fictionalEmployer,
  fictionalPerson,
} from '../../fictional/fictional-person.ts';
import { addDays, type CivilDate, civilDate, daysBetween } from '../../shared/domain/civil-date.ts';

/** The people and things of the story. Each run has its own, so that runs on one service do not meet. */
export interface Cast {
  readonly welder: FictionalPerson;
  readonly objector: FictionalPerson;
  readonly employer: string;
  readonly agency: string;
  readonly certificate: FictionalCertificate;
  /** The account that the welder names after the first one turns out to be closed. */
  readonly otherAccount: string;
}

const lastIssueDay = civilDate('2021-12-31');
const surnames = [...'赵钱孙李周吴郑王冯陈'];

/** A new cast. The welder's certificate is four weeks old, or of the programme's last day if that is earlier. */
export function freshCast(today: CivilDate): Cast {
  const run = randomInt(1_000_000);
  const welder = FIRST_PERSON_OF.demoApplicants + run;
  const issuedOn = addDays(today, -Math.max(28, daysBetween(lastIssueDay, today)));
  return {
    welder: fictionalPerson(welder, { name: `${anySurname()}焊样` }),
    objector: fictionalPerson(FIRST_PERSON_OF.demoObjectors + run, { name: `${anySurname()}异样` }),
    employer: fictionalEmployer('船舶', run),
    agency: '210202',
    certificate: fictionalCertificate(welder, { issuedOn }),
    otherAccount: fictionalAccountNumber(FIRST_PERSON_OF.demoObjectors + run),
  };
}

function anySurname(): string {
  return surnames[randomInt(surnames.length)] ?? '';
}
