import { describe, expect, test } from 'vitest';
import { keyObjection } from '../../../functions/objection/key-objection.ts';
import { keyedObjectionBody } from '../../../shared/contracts/objection.ts';
import { publicisedCase } from '../../support/applications.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { recoveryDesk } from '../recovery/recovery-desk.ts';
import { aBatchDesk, aPayer, FIRST, SECOND } from './batch-desk.ts';

const service = await aBatchDesk();
const { deps, desk, walk, stored } = service;
const recoveries = recoveryDesk(service);
let people = 0;
const several = (count: number) => {
  people += count;
  return desk.several(people - count + 1, count);
};

describe('a payment by file', () => {
  test('is stored and waits, and the bank hears nothing of it', async () => {
    const [id = ''] = await several(1);
    expect(await stored.payments(id)).toMatchObject([{ status: 'REQUESTED', channel: 'batchFile' }]);
    expect(await desk.waiting()).toEqual([id]);
    expect(deps.bank.orders).toEqual([]);
    await desk.breakUp((await desk.drawUp()).batchId);
    await walk.suspend(id);
    expect(await desk.waiting()).toEqual([]);
  });

  test('keeps waiting where another run of the workflow pays', async () => {
    const [id = ''] = await several(1);
    await walk.pay(id, 'token-of-a-later-run');
    expect(await stored.payments(id)).toMatchObject([{ status: 'REQUESTED', taskToken: 'token-of-a-later-run' }]);
    expect(await desk.waiting()).toEqual([id]);
    expect(deps.bank.asked).toEqual([]);
    await walk.suspend(id);
  });
});

describe('a batch', () => {
  test('takes all payments that wait, oldest first, with their number and sum', async () => {
    const ids = await several(3);
    const batch = await desk.drawUp();
    expect(batch).toMatchObject({
      status: 'DRAFT',
      agency: '210202',
      count: 3,
      totalFen: 750_000,
      drawnUpBy: 'payer-first',
      excluded: [],
    });
    expect(await desk.waiting()).toEqual([]);
    for (const id of ids) expect(await stored.payments(id)).toMatchObject([{ batchId: batch.batchId }]);
    await expect(desk.drawUp(SECOND)).rejects.toMatchObject({ code: 'WRONG_PHASE' });
    expect(await desk.breakUp(batch.batchId)).toEqual({ batchId: batch.batchId, freed: 3 });
    expect(await desk.waiting()).toEqual(ids);
    await expect(desk.batch(batch.batchId)).rejects.toThrow('no batch');
    for (const id of ids) await walk.suspend(id);
  });

  test('takes just the payments that are named, and says which of them do not wait', async () => {
    const [first = '', second = ''] = await several(2);
    const batch = await desk.drawUp(FIRST, [`${second}-1`, 'NOSUCH-1']);
    expect(batch).toMatchObject({ count: 1, excluded: [{ applicationId: 'NOSUCH', reason: 'NOT_WAITING' }] });
    expect(await desk.waiting()).toEqual([first]);
    for (const id of [first, second]) await walk.suspend(id);
    await desk.breakUp(batch.batchId);
  });

  test('leaves out what pays to whoever draws it up', async () => {
    const [own = '', other = ''] = await several(2);
    const { applicant } = await stored.application(own);
    const payee = { ...aPayer('payer-payee'), idNumber: applicant.idNumber };
    const batch = await desk.drawUp(payee);
    expect(batch).toMatchObject({ count: 1, excluded: [{ applicationId: own, reason: 'OWN_APPLICATION' }] });
    expect(await desk.waiting()).toEqual([own]);
    for (const id of [own, other]) await walk.suspend(id);
    await desk.breakUp(batch.batchId);
  });

  test('lists its payments in pages, with what became of each, without those that have left it', async () => {
    const [a = '', b = '', c = ''] = await several(3);
    const { batchId } = await desk.drawUp();
    const first = await desk.page(batchId, 2);
    expect(first).toMatchObject({ batchId, status: 'DRAFT', count: 3 });
    expect(first.payments).toMatchObject([
      { paymentId: `${a}-1`, applicationId: a, amountFen: 250_000, status: 'REQUESTED' },
      { applicationId: b },
    ]);
    const second = await desk.page(batchId, 2, first.next);
    expect(second.payments).toMatchObject([{ applicationId: c }]);
    expect(second.next).toBeUndefined();
    for (const id of [a, b, c]) await walk.suspend(id);
    expect((await desk.page(batchId, 2)).payments).toEqual([]);
    await desk.breakUp(batchId);
  });

  test('leaves out what pays to somebody of whom money is asked back, until that is over', async () => {
    deps.channels.current = 'gateway';
    const [held, other] = [aPerson(people + 1), aPerson(people + 2)];
    const paid = await walk.caseIn('PAID', held, { level: 5 });
    deps.channels.current = 'batchFile';
    const ids = await several(2);
    const second = await walk.caseIn('PAYING', other, { level: 4 });
    await recoveries.open(paid, { amountFen: 1 });
    const batch = await desk.drawUp();
    expect(batch).toMatchObject({ count: 2, excluded: [{ applicationId: ids[0], reason: 'OPEN_RECOVERY' }] });
    expect(await desk.waiting()).toEqual([ids[0]]);
    await recoveries.decide(paid, { outcome: 'DROP' });
    await desk.breakUp(batch.batchId);
    const later = await desk.drawUp();
    expect(later).toMatchObject({ count: 3, excluded: [] });
    for (const id of [...ids, second]) await walk.suspend(id);
    await desk.breakUp(later.batchId);
  });

  test('asked for twice under one key is drawn up once', async () => {
    const ids = await several(1);
    const first = await desk.drawUp(FIRST, undefined, 'key-1');
    expect(await desk.drawUp(FIRST, undefined, 'key-1')).toEqual(first);
    for (const id of ids) await walk.suspend(id);
    await desk.breakUp(first.batchId);
  });

  test('is drawn up by only one of two who ask at once, for each payment', async () => {
    const ids = await several(4);
    const answers = await Promise.allSettled([desk.drawUp(FIRST), desk.drawUp(SECOND)]);
    const drawn = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(drawn.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    for (const id of ids) await walk.suspend(id);
    for (const { batchId } of drawn) await desk.breakUp(batchId);
  });
});

describe('the approval of a batch', () => {
  test('is for another payer: not for who drew it up, under this account or another one', async () => {
    const ids = await several(1);
    const { batchId } = await desk.drawUp();
    await expect(desk.approve(batchId, FIRST)).rejects.toMatchObject({ code: 'SECOND_STAGE' });
    const otherAccount = { ...aPayer('payer-first-again'), idNumber: FIRST.idNumber };
    await expect(desk.approve(batchId, otherAccount)).rejects.toMatchObject({ code: 'SECOND_STAGE' });
    await expect(desk.approve(batchId, aPayer('s', ['supervisor']))).rejects.toMatchObject({ code: 'WRONG_ROLE' });
    await expect(desk.approve(batchId, aStaffMember('payer', { agency: '210203' }))).rejects.toMatchObject({
      code: 'WRONG_AGENCY',
    });
    const approved = await desk.approve(batchId);
    expect(approved).toMatchObject({ status: 'APPROVED', approvedBy: 'payer-second' });
    expect(await desk.approve(batchId)).toEqual(approved);
    await expect(desk.breakUp(batchId)).rejects.toMatchObject({ code: 'WRONG_PHASE' });
    for (const id of ids) await walk.suspend(id);
  });

  test('is not for who decided another stage of a case in it, nor for a payee', async () => {
    const [id = ''] = await several(1);
    const { batchId } = await desk.drawUp();
    const reviewer = { ...aPayer('payer-r'), idNumber: aStaffMember('fund-reviewer').idNumber };
    await expect(desk.approve(batchId, reviewer)).rejects.toMatchObject({ code: 'SECOND_STAGE' });
    const { applicant } = await stored.application(id);
    const payee = { ...aPayer('payer-p'), idNumber: applicant.idNumber };
    await expect(desk.approve(batchId, payee)).rejects.toMatchObject({ code: 'OWN_APPLICATION' });
    await walk.suspend(id);
    await expect(desk.approve(batchId)).rejects.toMatchObject({ code: 'WRONG_PHASE' });
    await desk.breakUp(batchId);
  });
});

describe('a case that is stopped', () => {
  test('leaves an approved batch, which is a draft again, and is paid in a later one after the suspension', async () => {
    const [stopped = '', stays = ''] = await several(2);
    const { batchId } = await desk.drawUp();
    await desk.approve(batchId);
    await walk.suspend(stopped);
    expect(await desk.batch(batchId)).toMatchObject({
      status: 'DRAFT',
      count: 1,
      totalFen: 250_000,
      excluded: [{ applicationId: stopped, reason: 'CALLED_OFF' }],
    });
    expect((await desk.batch(batchId)).approval).toBeUndefined();
    expect(await stored.payments(stopped)).toMatchObject([{ status: 'CANCELLED' }]);
    const told = deps.workflow.answeredFor(stopped).at(-1);
    expect(told?.state.phase).toBe('SUSPENDED');
    await desk.approve(batchId);
    const file = await desk.file(batchId);
    expect(file).toContain(`${stays}-1`);
    expect(file).not.toContain(stopped);
    await walk.decide(stopped, 'SUSPENSION_REVIEW', { outcome: 'LIFT' }, aStaffMember('supervisor'));
    expect((await stored.application(stopped)).phase).not.toBe('SUSPENDED');
  });

  test('by a keyed objection leaves its batch, too', async () => {
    const [id = ''] = await several(1);
    const { batchId } = await desk.drawUp();
    const { noticeId, publicEntry, publishAt } = publicisedCase(await stored.application(id));
    const { name: objectorName, idNumber: objectorIdNumber, phone } = aPerson(9_500);
    const body = keyedObjectionBody.parse({
      ...{ noticeId, serial: publicEntry.serial, objectorName, objectorIdNumber, phone, channel: 'LETTER' },
      statement: '据我了解，此人并未在该公司工作，请予核实。',
      receivedAt: publishAt,
    });
    await keyObjection({ ...asStaff(aStaffMember('supervisor')), body }, deps);
    expect(await stored.application(id)).toMatchObject({ phase: 'OBJECTION_REVIEW' });
    expect(await stored.payments(id)).toMatchObject([{ status: 'CANCELLED' }]);
    expect(await desk.batch(batchId)).toMatchObject({ status: 'DRAFT', count: 0 });
    await walk.open(id, 'OBJECTION_REVIEW');
    await desk.breakUp(batchId);
  });

  test('cannot be, once the file is out: its order is at the bank', async () => {
    const [id = ''] = await several(1);
    const { batchId } = await desk.drawUp();
    await desk.approve(batchId);
    await desk.file(batchId);
    await expect(walk.suspend(id)).rejects.toMatchObject({ code: 'WRONG_PHASE' });
  });
});

describe('the file of a batch', () => {
  test('is there once it is approved, makes the batch SENT, and is the same to the byte ever after', async () => {
    const ids = await several(2);
    const { batchId } = await desk.drawUp();
    await expect(desk.file(batchId)).rejects.toMatchObject({ code: 'WRONG_PHASE' });
    await desk.approve(batchId);
    const [one, other] = await Promise.all([desk.file(batchId, FIRST), desk.file(batchId, SECOND)]);
    expect(other).toBe(one);
    expect(await desk.file(batchId)).toBe(one);
    expect(await desk.batch(batchId)).toMatchObject({ status: 'SENT', file: { parts: 1 } });
    for (const id of ids) expect(one).toContain(`${id}-1`);
    await expect(desk.approve(batchId)).rejects.toMatchObject({ code: 'WRONG_PHASE' });
    await expect(desk.file(batchId, aPayer('a', ['auditor']))).rejects.toMatchObject({ code: 'WRONG_ROLE' });
  });

  test('races with a suspension: either the case is in it and not suspended, or the other way', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [id = '', other = ''] = await several(2);
      const { batchId } = await desk.drawUp();
      await desk.approve(batchId);
      const [file, suspension] = await Promise.allSettled([desk.file(batchId), walk.suspend(id)]);
      const isOut = file.status === 'fulfilled' && file.value.includes(id);
      expect(isOut).toBe(suspension.status === 'rejected');
      if (file.status === 'rejected') {
        await walk.suspend(other);
        await desk.breakUp(batchId);
      }
    }
  });
});
