import { describe, expect, test } from 'vitest';
import { presentRefusal } from '../../../functions/apply/present-refusal.ts';
import { certificateReview } from '../../../functions/apply/read-certificate-review.ts';
import { readCaseFile } from '../../../functions/review/read-case-file.ts';
import type { ApplicationIn } from '../../../shared/domain/case/application.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { AGENCY, aFinding, threeYes } from '../../support/findings.ts';
import { aStaffMember, asStaff, countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
const { deps, walk, stored } = await aService();
const NO = aFinding({ check: 'certificate', outcome: 'no', reasons: ['CERTIFICATE_REVOKED'] });

async function refused(id: string): Promise<ApplicationIn<'REJECTED'>> {
  const application = await stored.application(id);
  if (application.phase !== 'REJECTED') throw new Error(`The case is ${application.phase}`);
  return application;
}
const numberOf = async (id: string) => (await refused(id)).documentNumber;

/** A case in fund review, of an agency. */
async function inFundReview(agency = AGENCY): Promise<string> {
  const id = await walk.submit(nextPerson());
  await walk.verify(id, threeYes(deps, agency));
  await walk.open(id, 'FUND_REVIEW');
  return id;
}

/** Each way in which a case is refused. */
const REFUSALS = {
  'by the registers': async () => {
    const id = await walk.submit(nextPerson());
    await walk.verify(id, [...threeYes(deps).filter(({ check }) => check !== 'certificate'), NO]);
    return id;
  },
  'in manual verification': async () => {
    const id = await walk.caseIn('MANUAL_VERIFICATION', nextPerson());
    await walk.decide(id, 'MANUAL_VERIFICATION', { outcome: 'REFUSE', reasons: ['CERTIFICATE_NOT_GENUINE'] });
    return id;
  },
  'in fund review': async () => {
    const id = await inFundReview();
    await walk.decide(id, 'FUND_REVIEW', { outcome: 'REFUSE' });
    return id;
  },
  'by an objection': async () => {
    const id = await walk.caseIn('OBJECTION_REVIEW', nextPerson());
    await walk.decide(id, 'OBJECTION_REVIEW', { outcome: 'UPHOLD' });
    return id;
  },
} as const;

describe.each(Object.entries(REFUSALS))('a case refused %s', (_, refuse) => {
  test('has a document number, which applicant and staff see', async () => {
    const id = await refuse();
    const application = await refused(id);
    const documentNumber = await numberOf(id);
    expect(documentNumber).toMatch(/^2102\d\d-2021-[1-9]\d*$/);
    expect(presentRefusal(application)).toMatchObject({ documentNumber });
    expect(certificateReview(application)).toMatchObject({ outcome: 'REFUSED', documentNumber });
    const asked = { ...asStaff(aStaffMember('auditor')), params: { applicationId: id } };
    expect(bodyOf(await readCaseFile(asked, deps))).toMatchObject({ documentNumber });
  });
});

test('a case whose agency the register did not name is refused under a number of the city', async () => {
  const id = await walk.submit(nextPerson());
  await walk.verify(id, [NO]);
  expect(await numberOf(id)).toMatch(/^210200-2021-/);
});

test('a case refused by the registers has a number of the agency that they named', async () => {
  const id = await walk.submit(nextPerson());
  await walk.verify(id, [NO, ...threeYes(deps, '210281').filter(({ check }) => check === 'employment')]);
  expect(await numberOf(id)).toBe('210281-2021-1');
});

test('twenty refusals at once get twenty numbers', async () => {
  const ids: string[] = [];
  for (let made = 0; made < 20; made += 1) ids.push(await inFundReview('210212'));
  const refuse = (id: string) => walk.decide(id, 'FUND_REVIEW', { outcome: 'REFUSE' });
  await Promise.all(ids.map(refuse));
  const numbers = await Promise.all(ids.map(numberOf));
  expect(new Set(numbers).size).toBe(20);
  for (const number of numbers) expect(number).toMatch(/^210212-2021-\d+$/);
});

test('ten simultaneous refusals of one case leave one number, which stays', async () => {
  const id = await inFundReview('210214');
  const refuse = () => walk.decide(id, 'FUND_REVIEW', { outcome: 'REFUSE' });
  await Promise.all(Array.from({ length: 10 }, refuse));
  const number = await numberOf(id);
  await refuse();
  expect(await numberOf(id)).toBe(number);
});

test('a decision that is not in order takes no number', async () => {
  const id = await inFundReview('210224');
  const unfit = { outcome: 'REFUSE', reasons: ['ANNUAL_LIMIT_REACHED'] } as const;
  const refusal = await refusalOf(walk.decide(id, 'FUND_REVIEW', { ...unfit, reasons: [...unfit.reasons] }));
  expect(refusal).toMatchObject({ status: 400 });
  await walk.decide(id, 'FUND_REVIEW', { outcome: 'REFUSE' });
  expect(await numberOf(id)).toBe('210224-2021-1');
});
