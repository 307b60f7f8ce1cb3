import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Application } from '../../../../shared/domain/case/application.ts';
import { fen } from '../../../../shared/domain/money.ts';
import { PHASES } from '../../../../shared/domain/phase.ts';
import { moneyIn, secondLookCounts } from '../../../../shared/domain/report/figures.ts';
import { sumOf } from '../../../../shared/domain/report/tally.ts';
import type { TaskKind } from '../../../../shared/domain/task-kind.ts';
import { caseTally } from '../../../../shared/policy/report/case-tally.ts';
import { chineseCalendar, workingCalendar } from '../../../../shared/policy/working-calendar.ts';
import { type ApplicationFields, anApplication } from '../../../support/applications.ts';
import { instantAt } from '../../../support/instants.ts';
import { memoryTable } from '../../domain/case/case-table.ts';
import { moneyOf, netOf } from '../../domain/case/money-and-places.ts';
import { anySteps, randomWalk } from '../../domain/case/random-steps.ts';

const isSecondLook = (kind: TaskKind) => kind === 'FUND_SECOND_LOOK' || kind === 'VERIFICATION_SECOND_LOOK';
const tallyOf = (application: Application) => caseTally(application, chineseCalendar);
const inPhase = (fields: ApplicationFields) => tallyOf(anApplication({ agency: '210202', ...fields }).application);

describe('what a case contributes', () => {
  test('is one case with its amount, in the cell of its agency, month, occupation and level', () => {
    expect(inPhase({ phase: 'FUND_REVIEW' })).toEqual({
      applicationId: 'CASE00000000000A',
      submittedOn: '2021-06-16',
      eventCount: 1,
      cells: {
        'CASES#210202#2021-06#6-18-02-04#3': {
          'count:FUND_REVIEW': 1,
          'fen:FUND_REVIEW': 250_000,
          'days:VERIFICATION:0': 1,
        },
      },
    });
  });

  test('is the city’s until an agency is known', () => {
    expect(Object.keys(inPhase({ agency: undefined }).cells)).toEqual(['CASES#210200#2021-06#6-18-02-04#3']);
  });

  test('once it is paid, also counts in the month of the payment, with the days that it took', () => {
    const paidAt = instantAt('2021-07-01T11:00:00+08:00');
    expect(inPhase({ phase: 'PAID', paidAt }).cells).toEqual({
      'CASES#210202#2021-06#6-18-02-04#3': {
        'count:PAID': 1,
        'fen:PAID': 250_000,
        'money:approved': 250_000,
        'money:paid': 250_000,
        'days:VERIFICATION:0': 1,
        'days:FUND_REVIEW:0': 1,
        // The period closes as the 25th begins, a Friday, and four working days follow it.
        'days:PAYMENT:4': 1,
        'days:UNTIL_PAID:11': 1,
      },
      'PAID#2021-07#210202#3': { 'paid:count': 1, 'paid:fen': 250_000 },
    });
  });

  test('after a recovery, also what came back; it stays paid', () => {
    const paid = anApplication({ phase: 'PAID' }).application;
    if (paid.phase !== 'PAID') throw new Error('not paid');
    const repaid = { ...paid, recovery: { count: 1, repaidFen: fen(100_000) } };
    const [tally = {}] = Object.values(tallyOf(repaid).cells);
    expect(moneyIn(tally)).toMatchObject({ approved: 250_000, paid: 250_000, repaid: 100_000, net: 150_000 });
  });

  test('has the second looks at its decisions, for the agency of each decision and with its month', () => {
    const secondLooks = [
      { taskId: 'one', stage: 'MANUAL_VERIFICATION', agency: '210200', agrees: false },
      { taskId: 'two', stage: 'FUND_REVIEW', agency: '210202', agrees: true },
      { taskId: 'three', stage: 'FUND_REVIEW', agency: '210202' },
    ] as const;
    const { cells } = inPhase({ phase: 'AWAITING_PUBLICATION', secondLooks: [...secondLooks] });
    expect(cells).toMatchObject({
      'SECOND_LOOKS#210200#2021-06': {
        'second-look:MANUAL_VERIFICATION:decided': 1,
        'second-look:MANUAL_VERIFICATION:disagreements': 1,
      },
      'SECOND_LOOKS#210202#2021-06': { 'second-look:FUND_REVIEW:decided': 1, 'second-look:FUND_REVIEW:open': 1 },
    });
    expect(Object.keys(cells)).toHaveLength(3);
  });

  test('has no span that reaches a year without holiday data', () => {
    const { application } = anApplication({ phase: 'PAID' });
    const figures = Object.values(caseTally(application, workingCalendar({})).cells).flatMap(Object.keys);
    // What began and ended on one day needs no holiday data.
    const sameDay = ['days:VERIFICATION:0', 'days:FUND_REVIEW:0', 'days:PAYMENT:0'];
    expect(figures.filter((figure) => figure.startsWith('days:'))).toEqual(sameDay);
  });

  test('holds nothing that names the person', () => {
    const { application } = anApplication({ phase: 'PAID' });
    const { name, idNumber, phone } = application.applicant;
    const text = JSON.stringify(tallyOf(application));
    for (const personal of [name, idNumber, phone, application.payee.accountNumber])
      expect(text).not.toContain(personal);
  });
});

test.each(PHASES)('in %s approved = paid + returned + pending + suspended', (phase) => {
  const [tally = {}] = Object.values(inPhase({ phase }).cells);
  const { approved, paid, returned, pending, suspended } = moneyIn(tally);
  expect(paid + returned + pending + suspended).toBe(approved);
});

test('after random steps the money is what the trails and the bank’s answers say', async () => {
  for (const steps of fc.sample(anySteps(200), { numRuns: 20 })) {
    const table = memoryTable();
    const walk = randomWalk(table);
    for (const step of steps) await walk.take(step);
    const cases = (await table.cases()).filter(({ application }) => application.attempt > 0);
    const all = sumOf(
      cases.map(({ application }) => ({ all: Object.values(tallyOf(application).cells)[0] ?? {} })),
    ).all;
    const { net, ...money } = moneyIn(all ?? {});
    expect(money).toEqual(moneyOf(cases));
    expect(net).toBe(netOf(cases));
  }
});

test('after random steps the second looks are what the trails and the tasks say', async () => {
  let [opened, decided] = [0, 0];
  for (const steps of fc.sample(anySteps(200), { numRuns: 20, seed: 51 })) {
    const table = memoryTable();
    const walk = randomWalk(table);
    for (const step of steps) await walk.take(step);
    const cases = await table.cases();
    const results = cases.flatMap(({ trail }) => trail.flatMap(({ secondLook }) => secondLook ?? []));
    const open = cases.flatMap(({ tasks }) =>
      tasks.filter(({ status, kind }) => status === 'OPEN' && isSecondLook(kind)),
    );
    const cells = sumOf(cases.map(({ application }) => tallyOf(application).cells));
    for (const agency of new Set([...results, ...open].map((each) => each.agency))) {
      const of = results.filter((each) => each.agency === agency && each.stage === 'FUND_REVIEW');
      const counted = Object.entries(cells).filter(([name]) => name.startsWith(`SECOND_LOOKS#${agency}#`));
      const { all = {} } = sumOf(counted.map(([, tally]) => ({ all: tally })));
      expect(secondLookCounts(all)).toEqual([
        {
          stage: 'FUND_REVIEW',
          open: open.filter((each) => each.agency === agency).length,
          decided: of.length,
          disagreements: of.filter(({ agrees }) => !agrees).length,
        },
      ]);
    }
    opened += open.length;
    decided += results.length;
  }
  expect(opened).toBeGreaterThan(0);
  expect(decided).toBeGreaterThan(0);
});
