import { expect, test } from 'vitest';
import { locateCase } from '../../../functions/workflow/locate-case.ts';
import { ApplicationNotFoundError } from '../../../shared/domain/errors.ts';
import { REACHABLE_PHASES, type ReachablePhase } from '../../support/case-walk.ts';
import { countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
const { deps, walk } = await aService();

const BEFORE_APPROVAL: readonly ReachablePhase[] = [
  'VERIFYING',
  'MANUAL_VERIFICATION',
  'FUND_REVIEW',
  'REJECTED',
  'WITHDRAWN',
];

test.each(REACHABLE_PHASES)('a case in %s is located there, with its ids and its window if known', async (phase) => {
  const applicationId = await walk.caseIn(phase, nextPerson());
  const window = {
    publishAt: '2021-06-17T01:00:00.000Z',
    closesAt: '2021-06-24T16:00:00.000Z',
    payAt: '2021-06-25T02:00:00.000Z',
  };
  expect(await locateCase({ applicationId }, deps)).toEqual({
    applicationId,
    attempt: 1,
    phase,
    run: 1,
    ...(!BEFORE_APPROVAL.includes(phase) && window),
  });
});

test('an earlier attempt is located in its final phase, independent of the next attempt', async () => {
  const person = nextPerson();
  const first = await walk.caseIn('WITHDRAWN', person);
  const second = await walk.caseIn('FUND_REVIEW', person);
  expect(await locateCase({ applicationId: first }, deps)).toMatchObject({ attempt: 1, phase: 'WITHDRAWN' });
  expect(await locateCase({ applicationId: second }, deps)).toMatchObject({ attempt: 2, phase: 'FUND_REVIEW' });
});

test('a case that does not exist, or is not in the index yet, is a named error', async () => {
  await expect(locateCase({ applicationId: 'UNKNOWN' }, deps)).rejects.toThrow(ApplicationNotFoundError);
});
