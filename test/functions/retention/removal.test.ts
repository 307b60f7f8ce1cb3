import { beforeAll, describe, expect, test } from 'vitest';
import { auditedCase } from '../../../shared/table/audited-case.ts';
import { refusalOf } from '../../support/answers.ts';
import { aPerson } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { retentionDesk } from './retention-desk.ts';

const service = await aService();
const { deps, walk, stored } = service;
const desk = retentionDesk(service);
const [paid, refused, withdrawn, open] = [aPerson(1), aPerson(2), aPerson(3), aPerson(4)];
const [challenged, objector] = [aPerson(5), aPerson(6)];
const ids = { paid: '', refused: '', withdrawn: '', open: '', challenged: '' };

const personal = ({ name, phone, socialSecurityNumber, certificateNumber }: typeof paid) => [
  ...[name, phone, socialSecurityNumber, certificateNumber],
];

beforeAll(async () => {
  ids.paid = await walk.caseIn('PAID', paid);
  ids.refused = await walk.caseIn('REJECTED', refused);
  ids.withdrawn = await walk.caseIn('WITHDRAWN', withdrawn);
  ids.open = await walk.caseIn('FUND_REVIEW', open);
  ids.challenged = await walk.caseIn('PUBLICISED', challenged);
  await walk.object(ids.challenged, objector);
  await walk.withdraw(challenged, ids.challenged);
  for (const id of Object.values(ids)) await deps.marks.mark(await stored.application(id));
});

describe('five years after the end', () => {
  beforeAll(async () => {
    deps.clock.set('2026-06-29T00:00:00+08:00');
    await desk.carryOut();
  });

  test('nothing of a refused or withdrawn case says who it was about', async () => {
    for (const person of [refused, withdrawn, challenged]) {
      for (const text of [...personal(person), person.idNumber, person.accountNumber]) {
        expect(await desk.itemsWith(text)).toEqual([]);
      }
    }
  });

  test('nothing says who objected, but for what expires by itself', async () => {
    const { name, phone, idNumber } = objector;
    const kept = (await Promise.all([name, phone, idNumber].map((text) => desk.itemsWith(text)))).flat();
    const now = deps.now().getTime() / 1000;
    expect(kept.filter(({ expiresAtSeconds }) => !(Number(expiresAtSeconds) <= now))).toEqual([]);
    expect(await stored.objections(ids.challenged)).toEqual([]);
  });

  test('of a paid case only the vouchers are left: who was paid, how much, to which account', async () => {
    const application = await stored.application(ids.paid);
    expect(application).toMatchObject({
      phase: 'PAID',
      applicant: { name: paid.name, idNumber: paid.idNumber, socialSecurityNumber: '', phone: '' },
      payee: { accountNumber: paid.accountNumber },
      contentRemoved: { scope: 'BESIDE_VOUCHER', done: true },
    });
    expect(application.contentSalt).toBeUndefined();
    expect(await stored.payments(ids.paid)).toMatchObject([{ status: 'PAID', bankReference: 'BANK-1' }]);
    for (const text of [paid.phone, paid.socialSecurityNumber, paid.certificateNumber]) {
      expect(await desk.itemsWith(text)).toEqual([]);
    }
    expect(await stored.tasks(ids.paid)).toEqual([]);
  });

  test('an open case is untouched', async () => {
    expect(await stored.application(ids.open)).toMatchObject({ applicant: { name: open.name } });
    expect((await stored.application(ids.open)).contentRemoved).toBeUndefined();
  });

  test('the chain of every case verifies', async () => {
    for (const id of Object.values(ids)) {
      expect((await auditedCase(await stored.application(id), deps)).faults).toEqual([]);
    }
    expect((await stored.events(ids.refused)).at(-1)).toBe('CONTENT_REMOVED');
  });

  test('whoever was paid is not paid again for the occupation and level; whoever was refused may apply', async () => {
    deps.clock.set('2021-12-01T09:00:00+08:00');
    expect(await refusalOf(walk.submit(paid))).toMatchObject({ reasons: ['ALREADY_SUBSIDISED'] });
    await walk.submit(refused);
  });
});

describe('at the end of the thirtieth year after the payment', () => {
  beforeAll(async () => {
    deps.clock.set('2052-01-01T00:00:00+08:00');
    await desk.carryOut();
  });

  test('nothing is left but the ID number, which keeps the person from being paid again', async () => {
    for (const text of [...personal(paid), paid.accountNumber, 'BANK-1']) {
      expect(await desk.itemsWith(text)).toEqual([]);
    }
    expect(await stored.application(ids.paid)).toMatchObject({
      applicant: { name: '', idNumber: paid.idNumber },
      contentRemoved: { scope: 'ALL', done: true },
    });
    expect((await auditedCase(await stored.application(ids.paid), deps)).faults).toEqual([]);
    deps.clock.set('2021-12-02T09:00:00+08:00');
    expect(await refusalOf(walk.submit(paid))).toMatchObject({ reasons: ['ALREADY_SUBSIDISED'] });
  });
});
