import { beforeAll, describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { replayDecidedCases } from '../../../functions/what-if/replay-decided-cases.ts';
import { itemsOfTable } from '../../../reports/table-items.ts';
import { policyDraft } from '../../../shared/contracts/policy-draft.ts';
import type { replayDecidedCasesRoute } from '../../../shared/contracts/what-if.ts';
import { STAFF_ROLES } from '../../../shared/domain/actor.ts';
import { policies } from '../../../shared/policy/policies.ts';
import { replaySums } from '../../../shared/policy/replay-sums.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { AGENCY } from '../../support/findings.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk, table } = await aService();
const CLAUSE = '《样例通知》第三条';
const fens = (...amounts: readonly number[]) => amounts.map((amountFen, index) => ({ level: 5 - index, amountFen }));
const draftOf = (figures: object) => ({
  basedOn: 'dalian-2019-2021',
  ...figures,
  sources: Object.fromEntries(Object.keys(figures).map((figure) => [figure, CLAUSE])),
});
const LESS_FOR_LEVEL_3 = draftOf({ amounts: fens(150_000, 200_000, 200_000, 350_000, 500_000) });
const ofTheCity = aStaffMember('supervisor', { agency: '210200' });

function replay(
  draft: object,
  { caller = ofTheCity, ...query }: { caller?: typeof ofTheCity; agency?: string; limit?: number; next?: string } = {},
) {
  const request = { ...asStaff(caller), query: { limit: 50, ...query }, body: policyDraft.parse(draft) };
  return replayDecidedCases(request, { ...deps, policies });
}

type Replayed = z.output<typeof replayDecidedCasesRoute.success.view>;
/** Every item of the table, as it is stored, by its key. */
async function contents(): Promise<Readonly<Record<string, object>>> {
  const items: Record<string, object> = {};
  for await (const item of itemsOfTable(table)) items[`${item.pk} ${item.sk}`] = item;
  return items;
}

const paid: string[] = [];
beforeAll(async () => {
  for (const n of [1, 2, 3]) paid.push(await walk.caseIn('PAID', aPerson(n)));
  await walk.caseIn('FUND_REVIEW', aPerson(4));
  await walk.caseIn('REJECTED', aPerson(5));
});

describe('a draft at the desk', () => {
  test('names each decided case that it would change, the clause and the amounts, and nobody', async () => {
    const body = bodyOf(await replay(LESS_FOR_LEVEL_3));
    expect(body).toMatchObject({ read: 5, decided: 4 });
    expect(body.changes.map(({ applicationId }) => applicationId).sort()).toEqual([...paid].sort());
    expect(body.changes[0]).toEqual({
      applicationId: expect.any(String),
      agency: AGENCY,
      month: '2021-06',
      kind: 'AMOUNT',
      beforeFen: 250_000,
      afterFen: 200_000,
      reasons: [],
      clauses: [CLAUSE],
    });
    expect(replaySums(body.changes)).toMatchObject([{ cases: 3, differenceFen: -150_000 }]);
  });

  test('is replayed page by page, each case once', async () => {
    const seen: string[] = [];
    let [decided, pages, next]: [number, number, string | undefined] = [0, 0, undefined];
    do {
      const body: Replayed = bodyOf(await replay(LESS_FOR_LEVEL_3, { limit: 2, ...(next !== undefined && { next }) }));
      seen.push(...body.changes.map(({ applicationId }) => applicationId));
      decided += body.decided;
      pages += 1;
      next = body.next;
    } while (next !== undefined);
    expect([pages, decided]).toEqual([3, 4]);
    expect(seen.sort()).toEqual([...paid].sort());
  });

  test('counts a lower yearly limit on the places that the person had taken before', async () => {
    const person = aPerson(10);
    const first = await walk.caseIn('PAID', person, { occupationCode: '6-18-02-04' });
    const second = await walk.caseIn('PAID', person, { occupationCode: '4-03-02-01', level: 4 });
    const { changes } = bodyOf(await replay(draftOf({ annualLimit: 1 })));
    expect(changes).toMatchObject([{ applicationId: second, kind: 'REFUSED', reasons: ['ANNUAL_LIMIT_REACHED'] }]);
    expect(changes.map(({ applicationId }) => applicationId)).not.toContain(first);
  });

  test('writes nothing', async () => {
    const before = await contents();
    await replay(LESS_FOR_LEVEL_3);
    await replay(draftOf({ annualLimit: 1 }));
    expect(await contents()).toEqual(before);
  });
});

describe('a draft is refused', () => {
  test('to everyone but a supervisor of the city', async () => {
    for (const role of STAFF_ROLES) {
      const asked = replay(LESS_FOR_LEVEL_3, { caller: aStaffMember(role, { agency: '210200' }) });
      if (role === 'supervisor') expect(bodyOf(await asked).decided).toBeGreaterThan(0);
      else expect(await refusalOf(asked)).toMatchObject({ code: 'WRONG_ROLE' });
    }
    const elsewhere = aStaffMember('supervisor', { agency: AGENCY });
    expect(await refusalOf(replay(LESS_FOR_LEVEL_3, { caller: elsewhere }))).toMatchObject({ code: 'WRONG_AGENCY' });
  });

  test('with every fault at once: a missing clause, dates that overlap another policy', async () => {
    const draft = { ...draftOf({ annualLimit: 2, issuedFrom: '2021-05-01', issuedTo: '2021-01-01' }), sources: {} };
    const refusal = await refusalOf(replay(draft));
    expect(refusal).toMatchObject({ code: 'VALIDATION' });
    const faults = JSON.stringify(refusal);
    for (const pointer of ['/sources/annualLimit', '/issuedTo']) expect(faults).toContain(pointer);
  });
});
