import { describe, expect, test } from 'vitest';
import type { DecisionBody } from '../../../shared/contracts/review.ts';
import { reasonsOf } from '../../../shared/domain/case/application.ts';
import type { TaskKind } from '../../../shared/domain/task-kind.ts';
import { refusalOf } from '../../support/answers.ts';
import type { Declaration } from '../../support/applications.ts';
import { threeYes } from '../../support/findings.ts';
import { countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
const { deps, walk, stored } = await aService();

const UNLISTED: Declaration = { occupationCode: '6-99-99-99' };
const UNKNOWN_OCCUPATION: DecisionBody = { outcome: 'REFUSE', reasons: ['OCCUPATION_NOT_IN_CATALOGUE'] };
const refuse = (id: string, kind: TaskKind) => walk.decide(id, kind, UNKNOWN_OCCUPATION);

describe('an occupation that the catalogue does not have', () => {
  test('can be refused in manual verification, as the check refuses it when the registry has no name for it', async () => {
    const id = await walk.caseIn('MANUAL_VERIFICATION', nextPerson(), UNLISTED);
    await refuse(id, 'MANUAL_VERIFICATION');
    expect(reasonsOf(await stored.application(id))).toEqual(['OCCUPATION_NOT_IN_CATALOGUE']);
  });

  test('cannot be refused in fund review: the verification has settled it', async () => {
    const id = await walk.submit(nextPerson(), UNLISTED);
    await walk.verify(id, threeYes(deps));
    await walk.open(id, 'FUND_REVIEW');
    expect(await refusalOf(refuse(id, 'FUND_REVIEW'))).toMatchObject({ status: 400, pointers: ['/reasons/0'] });
  });
});

test('an occupation that the catalogue has cannot be refused as unlisted: that was checked at submission', async () => {
  const id = await walk.caseIn('MANUAL_VERIFICATION', nextPerson());
  expect(await refusalOf(refuse(id, 'MANUAL_VERIFICATION'))).toMatchObject({ status: 400, pointers: ['/reasons/0'] });
});
