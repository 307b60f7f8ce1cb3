import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { counter } from './support/counter.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import type { Person } from './support/people.ts';
import { CITY } from './support/staff.ts';

let running: Running;
let journey: Journey;
let desk: ReturnType<typeof counter>;
let person: Person;
let applicationId: string;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  desk = counter(journey);
  ({ person, applicationId } = await journey.checked());
});
afterAll(() => running.stop());

const idsIn = (answer: object) =>
  (
    answer as { readonly body: { readonly applications: readonly { readonly applicationId: string }[] } }
  ).body.applications.map((found) => found.applicationId);
const byEach = () => [
  { idNumber: person.idNumber },
  { phone: person.phone },
  { certificateNumber: person.certificate.number },
];

describe('staff who search by one number', () => {
  test('find the case by ID number, by phone and by certificate number, without the person’s data', async () => {
    for (const by of byEach()) {
      const answer = await desk.search(by);
      expect(answer).toMatchObject({ status: 200, body: { complete: true } });
      expect(idsIn(answer)).toEqual([applicationId]);
      expect(answer.text).not.toContain(person.idNumber);
      expect(answer.text).not.toContain(person.name);
      expect(answer.text).not.toContain(person.phone);
    }
  });

  test('find a case that was entered at the counter, and by a former phone too', async () => {
    const other = await journey.newcomer();
    const entered = await desk.enter(other);
    const { phone } = await journey.citizen();
    const token = await journey.applicantToken({ ...other, phone });
    await journey.ask('changeContact', { token, params: { applicationId: entered.applicationId }, body: { phone } });
    await journey.settle();
    for (const by of [{ phone }, { phone: other.phone }]) {
      expect(idsIn(await desk.search(by))).toEqual([entered.applicationId]);
    }
  });

  test('of another agency find nothing, of the city all, auditors like others', async () => {
    for (const by of byEach()) {
      expect(idsIn(await desk.search(by, { agency: '210203' }))).toEqual([]);
      expect(idsIn(await desk.search(by, { agency: CITY }))).toEqual([applicationId]);
      expect(idsIn(await desk.search(by, { roles: ['auditor'] }))).toEqual([applicationId]);
    }
  });

  test('find nothing of a number that no case has', async () => {
    const { idNumber, phone, certificate } = await journey.newcomer();
    for (const by of [{ idNumber }, { phone }, { certificateNumber: certificate.number }]) {
      expect(idsIn(await desk.search(by))).toEqual([]);
    }
  });

  test('of the city find by ID number what was refused at once too, as attempt 0; other agencies do not', async () => {
    const refused = await journey.newcomer();
    const late = { ...refused.certificate, issuedOn: '2020-05-20' };
    expect(await journey.send('submitApplication', await journey.submission(refused, late))).toMatchObject({
      status: 422,
    });
    const receipts = await journey.ask('listRefusals', await journey.by(refused));
    const { receiptNumber } = receipts.refusals[0] ?? {};
    const { idNumber, phone } = refused;
    const found = await desk.search({ idNumber }, { agency: CITY });
    expect(found).toMatchObject({ body: { complete: true, applications: [{ attempt: 0, phase: 'REJECTED' }] } });
    expect(idsIn(found)).toEqual([receiptNumber]);
    expect(idsIn(await desk.search({ idNumber }))).toEqual([]);
    // They are not marked.
    expect(idsIn(await desk.search({ phone }, { agency: CITY }))).toEqual([]);
    const params = { applicationId: receiptNumber ?? '' };
    const { accesses } = await journey.ask('listAccesses', { token: await journey.auditorToken(), params });
    const shown = { what: 'SEARCH_RESULT', searchedFor: '申请人到窗口咨询办理进度' };
    expect(accesses).toContainEqual(expect.objectContaining(shown));
  });

  test.each([
    ['without a purpose', () => ({ phone: person.phone, purpose: undefined }), '/purpose', '请填写查询目的'],
    [
      'by two numbers',
      () => ({ phone: person.phone, idNumber: person.idNumber }),
      '/idNumber',
      '公民身份号码、手机号码、证书编号须填写一项，且只填写一项',
    ],
  ])('%s are told so in one line', async (_, by, pointer, message) => {
    expect(await desk.search(by())).toMatchObject({ status: 400, problem: { errors: [{ pointer, message }] } });
  });

  test('without a role of ours are refused, and applicants too', async () => {
    expect(await desk.search({ phone: person.phone }, { roles: [] })).toMatchObject({ status: 403 });
  });
});

describe('who searched is on record with the case', () => {
  test('for staff with the words of the purpose, for the applicant by role and agency and without a name', async () => {
    const seen = await journey.checked();
    await desk.search({ phone: seen.person.phone }, { staffId: 'searches-once' });
    await journey.advanceBy('PT1M');
    const params = { applicationId: seen.applicationId };
    const own = await journey.ask('listOwnAccesses', await journey.by(seen.person, { params }));
    expect(own.accesses).toEqual([
      {
        at: expect.stringMatching(/^2021-/),
        roles: ['reviewer'],
        agency: '210202',
        what: 'SEARCH_RESULT',
        purpose: 'SEARCH',
      },
    ]);
    const { accesses } = await journey.ask('listAccesses', { token: await journey.auditorToken(), params });
    expect(accesses[1]).toMatchObject({
      who: { staffId: 'searches-once' },
      what: 'SEARCH_RESULT',
      searchedFor: '申请人到窗口咨询办理进度',
    });
  });

  test('page by page, and to nobody else: another person gets 404', async () => {
    const seen = await journey.checked();
    for (const _ of [1, 2, 3]) await journey.caseFile(seen.applicationId);
    const asked = await journey.by(seen.person, { params: { applicationId: seen.applicationId } });
    const first = await journey.ask('listOwnAccesses', { ...asked, query: { limit: '2' } });
    expect(first.accesses).toHaveLength(2);
    const second = await journey.ask('listOwnAccesses', { ...asked, query: { limit: '2', next: first.next } });
    expect([second.accesses.length, second.next]).toEqual([1, undefined]);
    const other = await journey.by(person, { params: { applicationId: seen.applicationId } });
    expect(await journey.refused('listOwnAccesses', other)).toMatchObject({ status: 404 });
  });
});
