import { beforeAll, describe, expect, test } from 'vitest';
import { listOwnApplications } from '../../../functions/apply/list-own-applications.ts';
import { readOwnApplication } from '../../../functions/apply/read-own-application.ts';
import { searchApplications } from '../../../functions/counter/search-applications.ts';
import { listApplications } from '../../../functions/review/list-applications.ts';
import { listCaseEvents } from '../../../functions/review/list-case-events.ts';
import { readCaseFile } from '../../../functions/review/read-case-file.ts';
import { agencyCodesOf } from '../../../functions/review/staff-access.ts';
import { replayPage } from '../../../functions/what-if/replay-page.ts';
import { searchBody } from '../../../shared/contracts/access.ts';
import { ServiceError } from '../../../shared/domain/errors.ts';
import { draftOf } from '../../../shared/policy/draft-policy.ts';
import { policies } from '../../../shared/policy/policies.ts';
import { chineseCalendar } from '../../../shared/policy/working-calendar.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { aPerson, aStaffMember, asApplicant, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { PAGE, retentionDesk } from './retention-desk.ts';

const service = await aService();
const { deps, walk } = service;
const desk = retentionDesk(service);
const [paid, refused] = [aPerson(1), aPerson(2)];
const ids = { paid: '', refused: '' };
const staff = aStaffMember('supervisor');
const WHEN = '2026-06-30T09:00:00+08:00';

beforeAll(async () => {
  ids.paid = await walk.caseIn('PAID', paid);
  ids.refused = await walk.caseIn('REJECTED', refused);
  for (const id of Object.values(ids)) await deps.marks.mark(await service.stored.application(id));
  deps.clock.set(WHEN);
  await desk.carryOut();
});

const readOwn = (person: typeof paid, applicationId: string) =>
  readOwnApplication({ ...asApplicant(person), params: { applicationId } }, deps);
const caseFile = async (applicationId: string) =>
  bodyOf(await readCaseFile({ ...asStaff(staff), params: { applicationId } }, deps));

describe('the applicant', () => {
  test('of a paid case sees when and why its content went, and what was paid', async () => {
    const own = bodyOf(await readOwn(paid, ids.paid));
    expect(own).toMatchObject({
      phase: 'PAID',
      amountFen: 250_000,
      certificate: { number: '' },
      contentRemoved: { at: WHEN, scope: 'BESIDE_VOUCHER' },
    });
    expect(own.contentRemoved?.text).toBe(
      '此件的保存期限已满，内容已于2026年6月30日依法删除（《个人信息保护法》第十九条、第四十七条）' +
        '，拨付凭证依《会计档案管理办法》继续保存。',
    );
    expect(own.timeline.at(-1)).toMatchObject({ text: '保存期限已满，内容已依法删除' });
    const request = { ...asApplicant(paid), query: PAGE };
    expect(bodyOf(await listOwnApplications(request, deps)).applications).toHaveLength(1);
  });

  test('of a refused case is told by its id that the content went, on which day and why', async () => {
    expect(await refusalOf(readOwn(refused, ids.refused))).toMatchObject({ status: 410, code: 'CONTENT_REMOVED' });
    const error = await readOwn(refused, ids.refused).catch((reason: unknown) => reason);
    const [said] = error instanceof ServiceError ? error.errors : [];
    expect(said?.message).toMatch(/2026年6月30日依法删除（《个人信息保护法》第十九条、第四十七条）。$/);
    const request = { ...asApplicant(refused), query: PAGE };
    expect(bodyOf(await listOwnApplications(request, deps)).applications).toEqual([]);
  });

  test('is told nothing of the cases of others, or of those that do not exist', async () => {
    expect(await refusalOf(readOwn(refused, ids.paid))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(readOwn(refused, 'CASE-OF-NOBODY'))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('staff', () => {
  test('see the case file without content, and that it went', async () => {
    expect(await caseFile(ids.refused)).toMatchObject({
      phase: 'REJECTED',
      applicant: { name: '', idNumber: '', socialSecurityNumber: '', phone: '' },
      reasons: [{ code: 'IDENTITY_MISMATCH' }],
      contentRemoved: { at: WHEN, scope: 'ALL' },
    });
    expect(await caseFile(ids.paid)).toMatchObject({
      applicant: { name: paid.name, idNumber: paid.idNumber, phone: '' },
      payments: [{ status: 'PAID', bankReference: 'BANK-1' }],
      contentRemoved: { scope: 'BESIDE_VOUCHER' },
    });
  });

  test('see an audit trail that is whole, and that content went', async () => {
    const request = { ...asStaff(staff), params: { applicationId: ids.refused }, query: PAGE };
    expect(bodyOf(await listCaseEvents(request, deps))).toMatchObject({
      unbroken: true,
      faults: [],
      events: [{ event: 'SUBMITTED' }, { event: 'VERIFICATION_REFUSED' }, { event: 'CONTENT_REMOVED' }],
      contentRemoved: { at: WHEN, scope: 'ALL' },
    });
  });

  test('find it in the list of cases, and not by the numbers that it declared', async () => {
    const query = { ...PAGE, agency: undefined, phase: 'REJECTED' } as const;
    const listed = bodyOf(await listApplications({ ...asStaff(staff), query }, deps)).applications;
    expect(listed.map(({ applicationId }) => applicationId)).toEqual([ids.refused]);
    for (const person of [paid, refused]) {
      const body = searchBody.parse({ phone: person.phone, purpose: '来电查询' });
      const found = await searchApplications({ ...asStaff(staff), body }, { ...deps, hashOf: () => 'hash' });
      expect(bodyOf(found).applications).toEqual([]);
    }
  });

  test('decide nothing on it any more', async () => {
    const request = { ...asStaff(staff), params: { applicationId: ids.refused } };
    expect((await caseFile(ids.refused)).legalHold).toBeUndefined();
    expect(await refusalOf(desk.hold(request.params.applicationId))).toMatchObject({ status: 410 });
  });
});

test('a replay under a draft of a policy leaves it out', async () => {
  const file = { basedOn: 'dalian-2019-2021', monthsToApply: 1, sources: { monthsToApply: '《样例通知》' } };
  const drafted = draftOf(file, policies);
  if (!('draft' in drafted)) throw new Error('This is a draft');
  const rules = { draft: drafted.draft, policies, calendar: chineseCalendar };
  const asked = { agencies: agencyCodesOf(policies), limit: 100, next: undefined };
  expect(await replayPage(asked, rules, deps)).toMatchObject({ decided: 0, changes: [] });
});
