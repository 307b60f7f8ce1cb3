import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tellWorkflow } from '../../../functions/workflow/tell-workflow.ts';
import type { Application } from '../../../shared/domain/case/application.ts';
import { workingCalendar } from '../../../shared/policy/working-calendar.ts';
import { aTable } from '../../support/a-table.ts';
import { type CaseWalk, caseWalk, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { countingPeople } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';

const somebody = countingPeople();
let deps: UseCaseDeps;
let walk: CaseWalk;
let printed: readonly string[];
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
});
beforeEach(() => {
  printed = printedLines();
});

/** A case under fund review, due in minutes because a change was just stored. */
async function aChangedCase(): Promise<Application> {
  const id = await walk.caseIn('FUND_REVIEW', somebody());
  deps.workflow.answered.length = 0;
  const application = await deps.applications.byId(id);
  return deps.applications.track(application, { nextDueAt: application.submittedAt });
}
const nextDueOf = async ({ applicationId }: Application) => (await deps.applications.byId(applicationId)).nextDueAt;
/** 24:00 of the tenth working day after 16 June 2021. */
const REVIEW_DUE = '2021-06-30T16:00:00.000Z';

describe('the workflow told', () => {
  test('has its token answered with where the case stands, and the case is due when its phase says', async () => {
    const application = await aChangedCase();
    await tellWorkflow('token-1', application, deps);
    expect(deps.workflow.answered).toMatchObject([
      { taskToken: 'token-1', state: { applicationId: application.applicationId, phase: 'FUND_REVIEW' } },
    ]);
    expect(await nextDueOf(application)).toBe(REVIEW_DUE);
    expect(printed).toEqual([]);
  });

  test('without a token waits for nothing: the case alone is set due', async () => {
    const application = await aChangedCase();
    await tellWorkflow(undefined, application, deps);
    expect(deps.workflow.answered).toEqual([]);
    expect(await nextDueOf(application)).toBe(REVIEW_DUE);
  });

  test('and faster than we are, it may have moved the case: that is no fault and overwrites nothing', async () => {
    const application = await aChangedCase();
    await walk.decide(application.applicationId, 'FUND_REVIEW', { outcome: 'APPROVE' });
    const moved = await deps.applications.byId(application.applicationId);
    await tellWorkflow('token-1', application, deps);
    expect(await deps.applications.byId(application.applicationId)).toEqual(moved);
    expect(printed).toEqual([]);
  });
});

describe('the workflow that cannot be told', () => {
  test('is left to the sweep: no fault reaches the caller, the case stays due, and the log has its id', async () => {
    const application = await aChangedCase();
    const answer = () => Promise.reject(new TypeError(`no answer for ${application.applicant.name}`));
    await tellWorkflow('token-1', application, { ...deps, workflow: { answer } });
    expect(await nextDueOf(application)).toBe(application.submittedAt);
    expect(printed).toHaveLength(1);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      level: 'WARN',
      message: 'workflow not told, the sweep will',
      applicationId: application.applicationId,
      fault: { name: 'TypeError' },
    });
    expect(printed.join()).not.toContain(application.applicant.name);
  });

  test('by when the next thing is due, for want of a calendar, leaves the case due for the sweep', async () => {
    const application = await aChangedCase();
    await tellWorkflow('token-1', application, { ...deps, calendar: workingCalendar({}) });
    expect(deps.workflow.answered).toHaveLength(1);
    expect(await nextDueOf(application)).toBe(application.submittedAt);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ fault: { name: 'CalendarMissingError' } });
  });
});
