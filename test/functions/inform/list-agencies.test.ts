import { describe, expect, test } from 'vitest';
import { handler } from '../../../functions/inform/list-agencies.handler.ts';
import { listAgencies } from '../../../functions/inform/list-agencies.ts';
import { agenciesView } from '../../../shared/contracts/inform.ts';
import { answerOf } from './inform-support.ts';

const office = (code: string, name: string) => ({ code, name, consultPhone: '1', supervisionPhones: ['2'] });

describe('the list of agencies', () => {
  test('has every agency of the city with its telephone numbers', async () => {
    const { statusCode, body } = await answerOf(handler);
    const { agencies } = agenciesView.parse(body);
    expect(statusCode).toBe(200);
    expect(agencies).toHaveLength(14);
    expect(agencies).toContainEqual({
      code: '2102JP',
      name: '大连金普新区就业和社会保险事业服务中心',
      consultPhone: '65891562',
      supervisionPhones: ['65891563', '87561730'],
    });
  });

  test('has an agency of two policies once, as the later policy knows it', () => {
    const earlier = { agencies: [office('210202', '旧名'), office('210203', '西岗')] };
    const later = { agencies: [office('210202', '新名'), office('210204', '沙河口')] };
    expect(listAgencies([earlier, later])).toEqual({
      body: { agencies: [office('210202', '新名'), office('210203', '西岗'), office('210204', '沙河口')] },
    });
  });
});
