import { describe, expect, test } from 'vitest';
import { handler } from '../../../functions/inform/list-policies.handler.ts';
import { policiesView } from '../../../shared/contracts/inform.ts';
import { answerOf } from './inform-support.ts';

describe('the list of policies', () => {
  test('needs no token and has the shape of the contract', async () => {
    const { statusCode, headers, body } = await answerOf(handler);
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(policiesView.parse(body).policies).toHaveLength(2);
  });

  test('gives the window, the amounts in fen with their levels by name, the cap and the periods of the 2019–2021 policy', async () => {
    const { body } = await answerOf(handler);
    expect(body.policies[0]).toMatchObject({
      policyId: 'dalian-2019-2021',
      issuedFrom: '2019-07-31',
      issuedTo: '2021-12-31',
      monthsToApply: 12,
      annualLimit: 3,
      submissionsPerDay: 10,
      publicityWorkingDays: 5,
      publishAtHour: 9,
      amounts: [
        { level: 5, levelName: '五级/初级工', amountFen: 150_000 },
        { level: 4, levelName: '四级/中级工', amountFen: 200_000 },
        { level: 3, levelName: '三级/高级工', amountFen: 250_000 },
        { level: 2, levelName: '二级/技师', amountFen: 350_000 },
        { level: 1, levelName: '一级/高级技师', amountFen: 500_000 },
      ],
    });
  });

  test('names the clause behind each figure and leaves agencies and occupations to their own lists', async () => {
    const { body } = await answerOf(handler);
    expect(body.policies[0].sources.amounts).toContain('第四部分');
    expect(body.policies[0]).not.toHaveProperty('agencies');
    expect(body.policies[0]).not.toHaveProperty('occupations');
  });
});
