import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { applicationSchema, holdsSlot } from '../../../../shared/domain/case/application.ts';
import { auditFaults } from '../../../../shared/domain/case/audit-faults.ts';
import { deathOf } from '../../../../shared/domain/death.ts';
import { totalFen } from '../../../../shared/domain/money.ts';
import { isFinal, PHASES } from '../../../../shared/domain/phase.ts';
import { isOpenRecovery, repaidOf } from '../../../../shared/domain/recovery.ts';
import { EVENT_NAMES } from '../../../../shared/domain/transitions.ts';
import { type CaseTable, memoryTable, type StoredCase } from './case-table.ts';
import { held, moneyOf, netOf, slotOf } from './money-and-places.ts';
import { anySteps, randomWalk, type Step } from './random-steps.ts';

/** All cases of one person after a step, and how many places of the year were taken by then. */
interface Moment {
  readonly cases: readonly StoredCase[];
  readonly places: number;
}

/** The same walks in every run, so that each event is among them; and others each time. */
const KNOWN = fc.sample(anySteps(160), { seed: 20_210_621, numRuns: 120 });
const seed = Date.now();
const NEW = fc.sample(anySteps(160), { seed, numRuns: 30 });

const walks: (readonly Moment[])[] = [];
beforeAll(async () => {
  for (const steps of [...KNOWN, ...NEW]) walks.push(await walk(steps));
});

async function walk(steps: readonly Step[]): Promise<readonly Moment[]> {
  const table: CaseTable = memoryTable();
  const { take } = randomWalk(table);
  const moments: Moment[] = [];
  for (const step of steps) {
    if (await take(step)) moments.push({ cases: await table.cases(), places: await table.placesOf(2021) });
  }
  return moments;
}

/** Looks at the cases after every step of every walk. A failure names the walk; the seed made those from the 121st. */
function always(look: (moment: Moment) => void): void {
  for (const [number, moments] of walks.entries()) {
    for (const [step, moment] of moments.entries()) {
      try {
        look(moment);
      } catch (error) {
        const trails = moment.cases.map(({ trail }) => trail.map(({ event }) => event).join(' '));
        throw new Error(`walk ${number + 1}, step ${step + 1}, seed ${seed}:\n${trails.join('\n')}`, { cause: error });
      }
    }
  }
}

/** Looks at each case once in each version that it had. */
function alwaysInEach(look: (stored: StoredCase) => void): void {
  const looked = new Set<StoredCase>();
  always(({ cases }) => {
    for (const each of cases) {
      if (!looked.has(each)) look(each);
      looked.add(each);
    }
  });
}

const paid = ({ payments }: StoredCase) => payments.filter(({ status }) => status === 'PAID');

describe('whatever several people do to the cases of one person, after every step', () => {
  test('no case is paid twice, nor a second one for the same occupation and level whose money is not back', () => {
    always(({ cases }) => {
      for (const each of cases) expect(paid(each).length).toBeLessThanOrEqual(1);
      const kept = cases.filter(({ application }) => holdsSlot(application));
      const slots = kept.flatMap((each) => paid(each).map(() => slotOf(each)));
      expect(new Set(slots).size).toBe(slots.length);
    });
  });

  test('no order is out while another one is, and a case is paid exactly where one of its orders was', () => {
    alwaysInEach(({ application, payments }) => {
      expect(payments.filter(({ status }) => status === 'REQUESTED').length).toBeLessThanOrEqual(1);
      expect(payments.some(({ status }) => status === 'PAID')).toBe(application.phase === 'PAID');
      expect(payments.map(({ number }) => number)).toEqual(payments.map((_, index) => index + 1));
    });
  });

  test('a case that has ended stays in the phase in which it ended', () => {
    alwaysInEach(({ trail }) => {
      const end = trail.findIndex(({ after }) => isFinal(after));
      const phases = end === -1 ? [] : trail.slice(end).map(({ after }) => after);
      expect(new Set(phases).size).toBeLessThanOrEqual(1);
    });
  });

  test('at most one attempt for each occupation and level is open or paid, and none that was set aside', () => {
    always(({ cases }) => {
      const slots = held(cases).map(slotOf);
      expect(new Set(slots).size).toBe(slots.length);
      for (const { application } of held(cases)) expect(application.setAside).toBeUndefined();
    });
  });

  test('as many places of the year are taken as attempts are open or paid, and never more than three', () => {
    always(({ cases, places }) => {
      expect(places).toBe(held(cases).length);
      expect(places).toBeLessThanOrEqual(3);
    });
  });

  test('chain and content of every case match its audit trail', () => {
    alwaysInEach((stored) => expect(auditFaults(stored)).toEqual([]));
  });

  test('every case can be stored and reads back the same', () => {
    alwaysInEach(({ application }) => {
      const stored = JSON.parse(JSON.stringify(application));
      expect(applicationSchema.parse(stored)).toEqual(stored);
    });
  });

  test('what was approved is paid, returned, pending or suspended, to the fen', () => {
    always(({ cases }) => {
      const { approved, repaid: _, ...parts } = moneyOf(cases);
      expect(parts.paid + parts.returned + parts.pending + parts.suspended).toBe(approved);
    });
  });

  test('what is kept is what was paid less what was paid back, in each case and in sum, and never less than nothing', () => {
    always(({ cases }) => {
      const nets = cases.map((each) => netOf([each]));
      for (const net of nets) expect(net).toBeGreaterThanOrEqual(0);
      expect(nets.reduce((total, net) => total + net, 0)).toBe(netOf(cases));
    });
  });

  test('a paid case knows of its recoveries what they say: how many, what came back, which one is open', () => {
    alwaysInEach(({ application, recoveries }) => {
      const summary = application.phase === 'PAID' ? application.recovery : undefined;
      const open = recoveries.filter(isOpenRecovery);
      expect(open.length).toBeLessThanOrEqual(1);
      expect(summary?.open?.recoveryId).toBe(open[0]?.recoveryId);
      expect(summary?.count ?? 0).toBe(recoveries.length);
      expect(summary?.repaidFen ?? 0).toBe(totalFen(recoveries.map(repaidOf)));
      for (const { order, askedFen, ...recovery } of recoveries) {
        expect(order?.amountFen ?? 0).toBeLessThanOrEqual(askedFen);
        expect(repaidOf(recovery)).toBeLessThanOrEqual(order?.amountFen ?? 0);
      }
    });
  });

  test('the place is free again exactly where all came back, and nothing was declared falsely', () => {
    alwaysInEach(({ application, recoveries }) => {
      if (application.phase !== 'PAID') return;
      const falsely = recoveries.some(({ ground, order }) => ground === 'FALSE_DECLARATION' && order !== undefined);
      const isBack = totalFen(recoveries.map(repaidOf)) === application.terms.amountFen;
      expect(holdsSlot(application)).toBe(!isBack || falsely);
    });
  });

  test('a refusal that fell has one attempt in its place, of the same day and year; any other has none', () => {
    always(({ cases }) => {
      const inPlace = cases.flatMap(({ application: { applicationId, submittedAt, year, admittedBy } }) =>
        admittedBy ? [{ refused: admittedBy.applicationId, applicationId, submittedAt, year }] : [],
      );
      const fallen = cases.flatMap(({ application }) => {
        if (application.phase !== 'REJECTED' || !application.overturned) return [];
        const { applicationId: refused, submittedAt, year, overturned } = application;
        return [{ refused, applicationId: overturned.applicationId, submittedAt, year }];
      });
      const byId = (one: { readonly refused: string }, other: { readonly refused: string }) =>
        one.refused.localeCompare(other.refused);
      expect([...inPlace].sort(byId)).toEqual([...fallen].sort(byId));
    });
  });

  test('a refusal that fell has no remedy left to decide', () => {
    alwaysInEach(({ application, tasks }) => {
      if (application.phase !== 'REJECTED' || !application.overturned) return;
      const remedies = tasks.filter(({ kind }) => kind === 'RECONSIDERATION' || kind === 'REVERSAL');
      expect(remedies.filter(({ status }) => status === 'OPEN')).toEqual([]);
    });
  });

  test('no serial of a notice is that of two entries', () => {
    always(({ cases }) => {
      const serials = cases.flatMap(({ application }) =>
        'publicEntry' in application ? [application.publicEntry.serial] : [],
      );
      expect(new Set(serials).size).toBe(serials.length);
    });
  });

  test('an order goes to the applicant, and after a death to the heir whose account a payer confirmed last', () => {
    alwaysInEach(({ application, trail, payments, tasks }) => {
      if (trail.at(-1)?.event !== 'PAYMENT_REQUESTED') return;
      const { payee, payeeName } = payments.at(-1) ?? {};
      if (!deathOf(application)) return expect({ payee, payeeName }).toEqual({ payee: application.payee });
      const task = tasks.findLast(({ kind }) => kind === 'HEIRS_PAYEE');
      expect(task).toMatchObject({ status: 'DECIDED', decision: { outcome: 'CONFIRM' } });
      expect(task?.request).toMatchObject({ payee, heir: { name: payeeName } });
    });
  });

  test('a case is suspended exactly while a review of its suspension is open', () => {
    alwaysInEach(({ application, tasks }) => {
      const open = tasks.filter(({ kind, status }) => kind === 'SUSPENSION_REVIEW' && status === 'OPEN');
      expect(open).toHaveLength(application.phase === 'SUSPENDED' ? 1 : 0);
    });
  });
});

test('the known walks make every event, and bring cases to every phase and to every part of the money', () => {
  const moments = walks.slice(0, KNOWN.length).flat();
  const events = new Set(moments.flatMap(({ cases }) => cases.flatMap(({ trail }) => trail.map(({ event }) => event))));
  const phases = new Set(moments.flatMap(({ cases }) => cases.map(({ application }) => application.phase)));
  expect(EVENT_NAMES.filter((event) => !events.has(event))).toEqual([]);
  expect(PHASES.filter((phase) => !phases.has(phase))).toEqual([]);
  const paidTo = moments.flatMap(({ cases }) => cases.flatMap(paid)).filter(({ payeeName }) => payeeName !== undefined);
  expect(paidTo.length).toBeGreaterThan(0);
  const sums = moments.map(({ cases }) => moneyOf(cases));
  for (const part of ['approved', 'paid', 'returned', 'pending', 'suspended', 'repaid'] as const) {
    expect(Math.max(...sums.map((each) => each[part])), part).toBeGreaterThan(0);
  }
});
