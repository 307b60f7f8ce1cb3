import { beforeAll, expect, test } from 'vitest';
import { locateCase } from '../../../functions/workflow/locate-case.ts';
import { ApplicationNotFoundError } from '../../../shared/domain/errors.ts';
import { aTable } from '../../support/a-table.ts';
import {
  type CaseWalk,
  caseWalk,
  REACHABLE_PHASES,
  type ReachablePhase,
  type UseCaseDeps,
  useCaseDeps,
} from '../../support/case-walk.ts';
import { countingPeople } from '../../support/people.ts';

const somebody = countingPeople();
let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
});

const BEFORE_APPROVAL: readonly ReachablePhase[] = [
  'VERIFYING',
  'MANUAL_VERIFICATION',
  'FUND_REVIEW',
  'REJECTED',
  'WITHDRAWN',
];

test.each(REACHABLE_PHASES)(
  'a case in %s is found there, with its ids and what is known of its window',
  async (phase) => {
    const applicationId = await walk.caseIn(phase, somebody());
    const window = { publishAt: '2021-06-17T01:00:00.000Z', closesAt: '2021-06-24T16:00:00.000Z' };
    expect(await locateCase({ applicationId }, deps)).toEqual({
      applicationId,
      attempt: 1,
      phase,
      ...(!BEFORE_APPROVAL.includes(phase) && window),
    });
  },
);

test('an earlier attempt is found where it ended, beside the next one', async () => {
  const person = somebody();
  const first = await walk.caseIn('WITHDRAWN', person);
  const second = await walk.caseIn('FUND_REVIEW', person);
  expect(await locateCase({ applicationId: first }, deps)).toMatchObject({ attempt: 1, phase: 'WITHDRAWN' });
  expect(await locateCase({ applicationId: second }, deps)).toMatchObject({ attempt: 2, phase: 'FUND_REVIEW' });
});

test('a case that is not there, or not in the index yet, is a fault by name', async () => {
  await expect(locateCase({ applicationId: 'NOBODY' }, deps)).rejects.toThrow(ApplicationNotFoundError);
});
