import { describe, expect, test } from 'vitest';
import type { DecisionBody } from '../../../shared/contracts/review.ts';
import { decisionBody } from '../../../shared/contracts/review.ts';
import { refusalOf } from '../../support/answers.ts';
import { correctionWalk } from '../../support/corrections.ts';
import { CORRECTION } from '../../support/decisions.ts';
import { countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople(1_100);
const { deps, walk, stored } = await aService();
const { decide } = correctionWalk(deps, walk);

describe('a request for a correction', () => {
  test.each<[string, Partial<DecisionBody>, readonly string[]]>([
    ['fields', { explanation: CORRECTION }, ['/fields']],
    ['any field', { fields: [], explanation: CORRECTION }, ['/fields']],
    ['an explanation', { fields: ['certificate.number'] }, ['/explanation']],
    ['both', {}, ['/fields', '/explanation']],
  ])('without %s is refused, and the case stays in review', async (_, body, pointers) => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    const refusal = await refusalOf(decide(id, 'FUND_REVIEW', { outcome: 'REQUEST_CORRECTION', ...body }));
    expect(refusal).toMatchObject({ status: 400, code: 'VALIDATION', pointers });
    expect(await stored.application(id)).toMatchObject({ phase: 'FUND_REVIEW', eventCount: 2 });
  });

  test.each(['applicant.idNumber', 'applicant.category', 'terms.amountFen'])('cannot ask for %s', (field) => {
    const body = { outcome: 'REQUEST_CORRECTION', fields: [field], explanation: CORRECTION };
    expect(decisionBody.safeParse(body).success).toBe(false);
  });

  test('is the only decision that names fields', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    const approval = decide(id, 'FUND_REVIEW', { outcome: 'APPROVE', fields: ['certificate.number'] });
    expect(await refusalOf(approval)).toMatchObject({ status: 400, pointers: ['/fields'] });
  });

  test('that is sent again is answered as the first time, and with other fields it is another decision', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    const asked = { outcome: 'REQUEST_CORRECTION', explanation: CORRECTION } as const;
    const first = await decide(id, 'FUND_REVIEW', { ...asked, fields: ['certificate.number', 'payee.bankName'] });
    expect(await decide(id, 'FUND_REVIEW', { ...asked, fields: ['payee.bankName', 'certificate.number'] })).toEqual(
      first,
    );
    const other = decide(id, 'FUND_REVIEW', { ...asked, fields: ['payee.bankName'] });
    expect(await refusalOf(other)).toMatchObject({ status: 409, code: 'DECIDED_OTHERWISE' });
    expect((await stored.events(id)).filter((event) => event === 'CORRECTION_ASKED')).toHaveLength(1);
  });
});
