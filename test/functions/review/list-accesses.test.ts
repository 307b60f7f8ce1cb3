import { describe, expect, test } from 'vitest';
import { listAccesses } from '../../../functions/review/list-accesses.ts';
import { readCaseFile } from '../../../functions/review/read-case-file.ts';
import { listAccessesRoute } from '../../../shared/contracts/access.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { AGENCY } from '../../support/findings.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();
const supervisor = aStaffMember('supervisor', { agency: AGENCY });
const list = async (applicationId: string, limit = 50, next?: string, caller = supervisor) =>
  bodyOf(await listAccesses({ ...asStaff(caller), params: { applicationId }, query: { limit, next } }, deps));

describe('the accesses to a case', () => {
  test('are shown newest first, this one included, with Beijing times', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(1));
    await readCaseFile({ ...asStaff(aStaffMember('payer')), params: { applicationId: id } }, deps);
    deps.clock.pass(60_000);
    const body = await list(id);
    expect(listAccessesRoute.success.view.parse(body)).toEqual(body);
    expect(body).toEqual({
      accesses: [
        {
          at: '2021-06-16T09:01:00+08:00',
          who: { staffId: 'staff-supervisor', roles: ['supervisor'], agency: AGENCY },
          what: 'ACCESS_RECORDS',
          purpose: 'SUPERVISION',
        },
        {
          at: '2021-06-16T09:00:00+08:00',
          who: { staffId: 'staff-payer', roles: ['payer'], agency: '210200' },
          what: 'CASE_FILE',
          purpose: 'CASE_WORK',
        },
      ],
    });
  });

  test('come in pages, each of which is itself a reading', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(2));
    for (let minute = 0; minute < 4; minute += 1) {
      deps.clock.pass(60_000);
      await readCaseFile({ ...asStaff(aStaffMember('auditor')), params: { applicationId: id } }, deps);
    }
    deps.clock.pass(60_000);
    const first = await list(id, 2);
    const second = await list(id, 2, first.next);
    const third = await list(id, 2, second.next);
    const minutes = [first, second, third].flatMap(({ accesses }) => accesses.map(({ at }) => at.slice(14, 16)));
    expect(minutes).toEqual(['05', '04', '03', '02', '01']);
    expect(third).not.toHaveProperty('next');
    expect((await list(id)).accesses.filter(({ what }) => what === 'ACCESS_RECORDS')).toHaveLength(4);
  });

  test('are not shown to staff who may be the applicant', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(3));
    const own = aStaffMember('auditor', { idNumber: aPerson(3).idNumber });
    expect(await refusalOf(list(id, 50, undefined, own))).toMatchObject({ code: 'OWN_APPLICATION' });
  });

  test('of an unknown case are not found', async () => {
    expect(await refusalOf(list('NEVER'))).toMatchObject({ status: 404 });
  });
});
