import { beforeEach, describe, expect, test } from 'vitest';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import { parkApplication, parkApplicationInput } from '../../../functions/workflow/park-application.ts';
import { ApplicationNotFoundError } from '../../../shared/domain/errors.ts';
import { HOUR, later } from '../../../shared/domain/instant.ts';
import { isFinal } from '../../../shared/domain/phase.ts';
import { REACHABLE_PHASES } from '../../support/case-walk.ts';
import { countingPeople } from '../../support/people.ts';
import { interruptedOnce } from '../../support/races.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
const { deps, walk } = await aService();
beforeEach(() => {
  deps.alarms.length = 0;
});

/** Parks a case as the workflow does: with its id and the error's name, if any. */
const park = (applicationId: string, error?: string) =>
  parkApplication(parkApplicationInput.parse({ applicationId, error }), deps);

describe('a parked case', () => {
  test.each(REACHABLE_PHASES.filter((phase) => !isFinal(phase)))(
    'in %s keeps its phase, is marked, and is due for the sweep in an hour',
    async (phase) => {
      const id = await walk.caseIn(phase, nextPerson());
      const before = await deps.applications.byId(id);
      expect(await park(id, 'Error')).toEqual({ applicationId: id });
      expect(await deps.applications.byId(id)).toEqual({
        ...before,
        version: before.version + 1,
        attention: { code: 'WORKFLOW_STOPPED', since: deps.clock.instant() },
        nextDueAt: later(deps.clock.instant(), HOUR),
      });
      expect(deps.alarms).toEqual(['ApplicationParked']);
    },
  );

  test.each(REACHABLE_PHASES.filter(isFinal))(
    'in %s, which is final, is unchanged, but the alarm is raised',
    async (phase) => {
      const id = await walk.caseIn(phase, nextPerson());
      const before = await deps.applications.byId(id);
      await park(id, 'Error');
      expect(await deps.applications.byId(id)).toEqual(before);
      expect(deps.alarms).toEqual(['ApplicationParked']);
    },
  );

  test.each([
    ['CalendarMissingError', 'CALENDAR_MISSING', 'CalendarMissing'],
    ['PaymentRejectedError', 'PAYMENT_REJECTED', 'ApplicationParked'],
    ['ContentAlteredError', 'CONTENT_ALTERED', 'ApplicationParked'],
    ['WriteConflictError', 'WORKFLOW_STOPPED', 'ApplicationParked'],
    ['Sandbox.Timedout', 'WORKFLOW_STOPPED', 'ApplicationParked'],
    [undefined, 'WORKFLOW_STOPPED', 'ApplicationParked'],
  ])('after %s is marked %s and raises %s', async (error, code, alarm) => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    await park(id, error);
    expect(await deps.applications.byId(id)).toMatchObject({ attention: { code } });
    expect(deps.alarms).toEqual([alarm]);
  });

  test('is restarted by the sweep after that hour, and not before', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    await park(id, 'Error');
    deps.workflow.lose(id);
    deps.clock.pass(HOUR - 1);
    expect(await healCase(id, deps)).toBe('on-time');
    deps.clock.pass(1);
    expect(await healCase(id, deps)).toBe('restarted');
  });

  test('that is parked again with the same code keeps the time of the first mark', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    await park(id, 'Error');
    const since = deps.clock.instant();
    deps.clock.pass(HOUR);
    await park(id, 'Sandbox.Timedout');
    expect(await deps.applications.byId(id)).toMatchObject({
      attention: { code: 'WORKFLOW_STOPPED', since },
      nextDueAt: later(deps.clock.instant(), HOUR),
    });
  });

  test('that is parked again with another code is marked anew', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    await park(id, 'Error');
    deps.clock.pass(HOUR);
    await park(id, 'CalendarMissingError');
    expect(await deps.applications.byId(id)).toMatchObject({
      attention: { code: 'CALENDAR_MISSING', since: deps.clock.instant() },
    });
  });

  test('loses its mark when its phase changes', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    await park(id, 'Error');
    await walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    expect((await deps.applications.byId(id)).attention).toBeUndefined();
  });

  test('is marked without undoing a change made at the same moment', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    const approve = () => walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    const applications = { ...deps.applications, byId: interruptedOnce(deps.applications.byId, approve) };
    await parkApplication({ applicationId: id, error: 'Error' }, { ...deps, applications });
    const parked = await deps.applications.byId(id);
    expect(parked).toMatchObject({ phase: 'AWAITING_PUBLICATION', attention: { code: 'WORKFLOW_STOPPED' } });
    expect(deps.alarms).toEqual(['ApplicationParked']);
  });
});

test('an unknown case cannot be parked, and raises no alarm', async () => {
  await expect(park('UNKNOWN', 'Error')).rejects.toThrow(ApplicationNotFoundError);
  expect(deps.alarms).toEqual([]);
});
