import { describe, expect, test } from 'vitest';
import { requestExport } from '../../../functions/export/request-export.ts';
import { exportBody } from '../../../shared/contracts/export.ts';
import type { StaffRole } from '../../../shared/domain/actor.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { anExportWorld } from './export-world.ts';

const world = await anExportWorld();
const AGENCY = '210202';
const OTHER = '210203';

describe('the request for an export', () => {
  test.each(['reviewer', 'fund-reviewer', 'payer'] as const)('of a %s is refused', async (role: StaffRole) => {
    await expect(world.ask('PAYMENTS', { caller: aStaffMember(role) })).rejects.toMatchObject({ code: 'WRONG_ROLE' });
    expect(world.queued).toEqual([]);
    expect(world.accesses).toEqual([]);
  });

  test('for another agency is refused, and is for the own one where none is named', async () => {
    const caller = aStaffMember('supervisor', { agency: OTHER });
    await expect(world.ask('PAYMENTS', { caller, agency: AGENCY })).rejects.toMatchObject({ code: 'WRONG_AGENCY' });
    const exportId = await world.ask('PAYMENTS', { caller });
    expect(await world.exports.byId(exportId)).toMatchObject({ agency: OTHER });
  });

  test('of the city is for every agency where none is named', async () => {
    const exportId = await world.ask();
    expect(await world.exports.byId(exportId)).not.toHaveProperty('agency');
  });

  test('is on record and in the queue, and is answered before anything is written', async () => {
    world.queued.splice(0);
    world.accesses.splice(0);
    const caller = aStaffMember('auditor', { agency: AGENCY });
    const exportId = await world.ask('CASES', { caller });
    expect(world.queued).toEqual([{ exportId }]);
    expect(world.accesses).toMatchObject([
      {
        what: 'EXPORT_REQUEST',
        purpose: 'SUPERVISION',
        staffId: caller.subject,
        agency: AGENCY,
        ofAgency: AGENCY,
        exportId,
        kind: 'CASES',
        from: '2021-06-10',
      },
    ]);
    expect(await world.read(exportId)).toMatchObject({ status: 'WRITING', rows: 0 });
  });

  test('that cannot be recorded is not taken', async () => {
    const accesses = { recordList: () => Promise.reject(new Error('no table')) };
    const body = { kind: 'CASES', from: civilDate('2021-06-01'), to: civilDate('2021-06-02') } as const;
    world.queued.splice(0);
    const asked = requestExport({ ...asStaff(aStaffMember('auditor')), body }, { ...world.use, accesses });
    await expect(asked).rejects.toMatchObject({ name: 'AccessUnrecordedError' });
    expect(world.queued).toEqual([]);
  });

  test('under the same key gives the same export, and queues it again: the first may not have come to that', async () => {
    world.queued.splice(0);
    const body = { kind: 'PAYMENTS', from: civilDate('2021-06-01'), to: civilDate('2021-06-02') } as const;
    const request = { ...asStaff(aStaffMember('auditor')), body, idempotencyKey: 'key-1' };
    const failing = { ...world.use, queue: { add: () => Promise.reject(new Error('no queue')) } };
    await expect(requestExport(request, failing)).rejects.toThrow('no queue');
    const again = await requestExport(request, world.use);
    const [{ exportId } = { exportId: '' }] = world.queued;
    expect(again).toMatchObject({ replay: { status: 202, text: expect.stringContaining(`"exportId":"${exportId}"`) } });
    const changed = { ...request, body: { ...body, kind: 'CASES' as const } };
    await expect(requestExport(changed, world.use)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});

describe('the body of the request', () => {
  const faultsOf = (body: object) =>
    exportBody.safeParse(body).error?.issues.map(({ path, message }) => `/${path.join('/')} ${message}`);

  test.each([
    [{ kind: 'PAYMENTS', from: '2021-07-01', to: '2021-06-30' }, '/to 截止日期不得早于起始日期'],
    [{ kind: 'PAYMENTS', from: '2099-01-01', to: '2099-01-02' }, '/from 起始日期不得晚于今天'],
    [{ kind: 'PAYMENTS', from: '2010-01-01', to: '2021-01-01' }, '/to 期间不得超过3660天，请分次导出'],
    [
      { kind: 'PEOPLE', from: '2021-06-01', to: '2021-06-30' },
      '/kind 请选择导出内容：PAYMENTS 拨付明细、CASES 申报明细',
    ],
    [{ kind: 'CASES', from: '2021-06-01', to: '2021-06-30', agency: '2102' }, '/agency 经办机构编码应为6位，如 210202'],
  ])('%j is refused with one line', (body, line) => {
    expect(faultsOf(body)).toEqual([line]);
  });

  test('may end in the future, as a month that is not over does', () => {
    expect(faultsOf({ kind: 'CASES', from: '2021-06-01', to: '2031-06-01' })).toBeUndefined();
  });
});

describe('whoever reads an export', () => {
  test('gets an address of its file for five minutes once it is ready, which is on record', async () => {
    await world.walk.caseIn('PAID', aPerson(1));
    const exportId = await world.ask();
    await world.deliver();
    world.accesses.splice(0);
    const shown = await world.read(exportId);
    expect(shown).toMatchObject({ status: 'READY', url: `https://files.example/${exportId}` });
    const minutes = (Date.parse(shown.expiresAt ?? '') - world.deps.now().getTime()) / 60_000;
    expect(minutes).toBe(5);
    expect(world.accesses).toMatchObject([{ what: 'EXPORT_FILE', exportId }]);
  });

  test('gets no address once the file has expired', async () => {
    const exportId = await world.ask();
    await world.deliver();
    world.deps.clock.pass(7 * 86_400_000);
    world.accesses.splice(0);
    const shown = await world.read(exportId);
    expect(shown.status).toBe('EXPIRED');
    expect(shown).not.toHaveProperty('url');
    expect(world.accesses).toEqual([]);
  });

  test('oversees the agency of the export; one of every agency is for the city', async () => {
    const own = await world.ask('PAYMENTS', { agency: AGENCY });
    const every = await world.ask();
    const colleague = aStaffMember('supervisor', { agency: AGENCY, subject: 'colleague' });
    const elsewhere = aStaffMember('supervisor', { agency: OTHER });
    expect((await world.read(own, colleague)).exportId).toBe(own);
    await expect(world.read(own, elsewhere)).rejects.toMatchObject({ code: 'WRONG_AGENCY' });
    await expect(world.read(every, colleague)).rejects.toMatchObject({ code: 'WRONG_AGENCY' });
    await expect(world.read(own, aStaffMember('payer'))).rejects.toMatchObject({ code: 'WRONG_ROLE' });
    await expect(world.read('NONE')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
