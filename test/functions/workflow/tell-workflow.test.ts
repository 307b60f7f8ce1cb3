import { beforeEach, describe, expect, test } from 'vitest';
import { tellWorkflow } from '../../../functions/workflow/tell-workflow.ts';
import type { Application } from '../../../shared/domain/case/application.ts';
import { workingCalendar } from '../../../shared/policy/working-calendar.ts';
import { countingPeople } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
const { deps, walk } = await aService();
let printed: readonly string[];
beforeEach(() => {
  printed = printedLines();
});

/** A case in fund review that is due within minutes, as after a change whose workflow is not yet told. */
async function aChangedCase(): Promise<Application> {
  const id = await walk.caseIn('FUND_REVIEW', nextPerson());
  deps.workflow.answered.length = 0;
  const application = await deps.applications.byId(id);
  return deps.applications.track(application, { nextDueAt: application.submittedAt });
}
const nextDueOf = async ({ applicationId }: Application) => (await deps.applications.byId(applicationId)).nextDueAt;
/** 24:00 of the tenth working day after 16 June 2021. */
const REVIEW_DUE = '2021-06-30T16:00:00.000Z';

describe('telling the workflow', () => {
  test('answers its token with the state of the case, and restores the planned due time', async () => {
    const application = await aChangedCase();
    await tellWorkflow('token-1', application, deps);
    expect(deps.workflow.answered).toMatchObject([
      { taskToken: 'token-1', state: { applicationId: application.applicationId, phase: 'FUND_REVIEW' } },
    ]);
    expect(await nextDueOf(application)).toBe(REVIEW_DUE);
    expect(printed).toEqual([]);
  });

  test('without a token answers nothing, but restores the planned due time', async () => {
    const application = await aChangedCase();
    await tellWorkflow(undefined, application, deps);
    expect(deps.workflow.answered).toEqual([]);
    expect(await nextDueOf(application)).toBe(REVIEW_DUE);
  });

  test('is no error where the workflow has already moved the case, and overwrites nothing', async () => {
    const application = await aChangedCase();
    await walk.decide(application.applicationId, 'FUND_REVIEW', { outcome: 'APPROVE' });
    const moved = await deps.applications.byId(application.applicationId);
    await tellWorkflow('token-1', application, deps);
    expect(await deps.applications.byId(application.applicationId)).toEqual(moved);
    expect(printed).toEqual([]);
  });
});

describe('a failure to tell the workflow', () => {
  test('is left to the sweep: the caller sees no error, the case stays due, and its id is logged', async () => {
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

  test('that comes from missing holiday data leaves the token answered and the case due', async () => {
    const application = await aChangedCase();
    await tellWorkflow('token-1', application, { ...deps, calendar: workingCalendar({}) });
    expect(deps.workflow.answered).toHaveLength(1);
    expect(await nextDueOf(application)).toBe(application.submittedAt);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ fault: { name: 'CalendarMissingError' } });
  });
});
