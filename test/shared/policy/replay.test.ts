import { describe, expect, test } from 'vitest';
import type { Application } from '../../../shared/domain/case/application.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import { instantOf } from '../../../shared/domain/instant.ts';
import { type DraftFigures, draftOf } from '../../../shared/policy/draft-policy.ts';
import { policies } from '../../../shared/policy/policies.ts';
import { isDecided, replayCase } from '../../../shared/policy/replay.ts';
import { replaySums } from '../../../shared/policy/replay-sums.ts';
import { chineseCalendar } from '../../../shared/policy/working-calendar.ts';
import { anApplication } from '../../support/applications.ts';

const CLAUSE = '《样例通知》第三条';
const at = instantOf(new Date('2021-06-16T02:00:00Z'));
const yes: Finding = { check: 'employment', outcome: 'yes', reasons: [], at, employer: '虚构造船有限公司' };

function replay(
  application: Application,
  figures: DraftFigures,
  known: { readonly findings?: readonly Finding[]; readonly earlierPlaces?: number } = {},
) {
  const sources = Object.fromEntries(Object.keys(figures).map((figure) => [figure, CLAUSE]));
  const drafted = draftOf({ basedOn: 'dalian-2019-2021', ...figures, sources }, policies);
  if ('faults' in drafted) throw new Error(JSON.stringify(drafted.faults));
  const { findings = [yes], earlierPlaces } = known;
  return replayCase(
    { application, findings, earlierPlaces },
    { draft: drafted.draft, policies, calendar: chineseCalendar },
  );
}

const paid = anApplication({ phase: 'PAID' }).application;
const refusedFor = (...reasons: readonly Extract<Application, { phase: 'REJECTED' }>['reasons'][number][]) =>
  anApplication({ phase: 'REJECTED', reasons: [...reasons] }).application;

describe('a case that is not decided', () => {
  test.each(['VERIFYING', 'MANUAL_VERIFICATION', 'FUND_REVIEW', 'CORRECTION_REQUESTED', 'WITHDRAWN'] as const)(
    'is none in %s',
    (phase) => expect(isDecided(anApplication({ phase }).application)).toBe(false),
  );
  test.each(['AWAITING_PUBLICATION', 'PUBLICISED', 'PAYING', 'PAID', 'REJECTED'] as const)('is one in %s', (phase) =>
    expect(isDecided(anApplication({ phase }).application)).toBe(true),
  );
});

describe('the limit of a year', () => {
  test('refuses a case that had more places before it', () => {
    expect(replay(paid, { annualLimit: 1 }, { earlierPlaces: 1 })).toMatchObject({
      kind: 'REFUSED',
      reasons: ['ANNUAL_LIMIT_REACHED'],
      clauses: [CLAUSE],
    });
    expect(replay(paid, { annualLimit: 1 }, { earlierPlaces: 0 })).toBeUndefined();
    expect(replay(paid, { annualLimit: null })).toBeUndefined();
  });

  test('cannot be told where nobody counted', () => {
    expect(replay(paid, { annualLimit: 1 })).toMatchObject({ kind: 'CANNOT_BE_TOLD', afterFen: null });
  });
});

describe('a refused case', () => {
  test('stays refused where staff or the certificate’s registry said no', () => {
    const facts = { inCity: true, contract: true, insured: true, filed: false };
    const no: Finding = { ...yes, outcome: 'no', reasons: ['EMPLOYMENT_NOT_FILED'], employmentFound: facts };
    const eased = { employmentConditions: ['inCity'] } as const;
    expect(
      replay(refusedFor('EMPLOYMENT_NOT_FILED', 'CERTIFICATE_REVOKED'), eased, { findings: [no] }),
    ).toBeUndefined();
    expect(replay(refusedFor('FUND_REVIEW_REFUSED'), eased)).toBeUndefined();
    expect(replay(refusedFor('EMPLOYMENT_NOT_FILED'), eased, { findings: [no] })).toMatchObject({
      kind: 'NOT_REFUSED',
      reasons: ['EMPLOYMENT_NOT_FILED'],
    });
  });

  test('at submission cannot be told: no register was asked', () => {
    const longer = { monthsToApply: 24 };
    expect(replay(refusedFor('APPLICATION_DEADLINE_PASSED'), longer, { findings: [] })).toMatchObject({
      kind: 'CANNOT_BE_TOLD',
    });
  });
});

describe('a case that staff verified by hand', () => {
  test('cannot be told where the draft asks for other facts of the employment', () => {
    const stricter = { insuredMonths: 6 };
    expect(replay(paid, stricter, { findings: [] })).toMatchObject({ kind: 'CANNOT_BE_TOLD', clauses: [CLAUSE] });
    expect(replay(paid, { monthsToApply: 12 }, { findings: [] })).toBeUndefined();
  });
});

test('the sums of fen are whole, and leave out what cannot be told and what is only possible', () => {
  const none = { reasons: [], clauses: [] } as const;
  const fewer = { ...none, kind: 'AMOUNT', beforeFen: paid.terms.amountFen, afterFen: 1 as never } as const;
  const unknown = { ...none, kind: 'CANNOT_BE_TOLD', beforeFen: paid.terms.amountFen, afterFen: null } as const;
  const possible = { ...none, kind: 'NOT_REFUSED', beforeFen: 0 as never, afterFen: 7 as never } as const;
  const [sum, ...others] = replaySums(
    [fewer, unknown, possible].map((change) => ({ ...change, month: '2021-06', agency: '210202' })),
  );
  expect(others).toEqual([]);
  const before = paid.terms.amountFen;
  const fen = { beforeFen: before, afterFen: 1, differenceFen: 1 - before, possibleFen: 7 };
  expect(sum).toMatchObject({ cases: 3, unknown: 1, ...fen });
});
