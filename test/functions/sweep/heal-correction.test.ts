import { beforeEach, describe, expect, test } from 'vitest';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import { CORRECTED_AT, correctionWalk, LAPSES_AT } from '../../support/corrections.ts';
import { countingPeople } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
const { deps, walk, stored } = await aService();
const { asked, lapse, correct, faultsOf } = correctionWalk(deps, walk);
beforeEach(() => void printedLines());

/** Sets the clock to the due time of a case, shifted by some milliseconds. */
async function whenDue(id: string, milliseconds = 0): Promise<string> {
  deps.clock.set((await stored.application(id)).nextDueAt ?? '');
  deps.clock.pass(milliseconds);
  return id;
}

describe('a case that waits for a correction', () => {
  const [FIRST, SECOND] = ['2021-06-28T09:00:00+08:00', '2021-07-07T09:00:00+08:00'];
  const remindersOf = async (id: string) =>
    (await stored.events(id)).filter((event) => event === 'CORRECTION_REMINDED').length;

  test('is left unchanged until the first reminder, which is written when it is due', async () => {
    const id = await asked(nextPerson(), ['certificate.number']);
    expect((await stored.application(id)).nextDueAt).toBe(new Date(FIRST).toISOString());
    expect(await healCase(await whenDue(id, -1), deps)).toBe('on-time');
    expect(await remindersOf(id)).toBe(0);

    expect(await healCase(await whenDue(id), deps)).toBe('reminded');
    expect(deps.clock.instant()).toBe(new Date(FIRST).toISOString());
    expect(await stored.application(id)).toMatchObject({
      phase: 'CORRECTION_REQUESTED',
      correction: { reminders: 1 },
      nextDueAt: new Date(SECOND).toISOString(),
    });
    expect(await healCase(id, deps)).toBe('on-time');
    expect(await healCase(await whenDue(id), deps)).toBe('reminded');
    expect((await stored.application(id)).nextDueAt).toBe(new Date(LAPSES_AT).toISOString());
    expect(await remindersOf(id)).toBe(2);
    expect(await faultsOf(id)).toEqual([]);
  });

  test('is reminded once where several reminders were missed', async () => {
    const id = await asked(nextPerson(), ['certificate.number']);
    deps.clock.set('2021-07-08T09:00:00+08:00');
    expect(await healCase(id, deps)).toBe('reminded');
    expect(await stored.application(id)).toMatchObject({ correction: { reminders: 2 } });
    expect(await remindersOf(id)).toBe(1);
    expect(await healCase(id, deps)).toBe('on-time');
  });

  test('is not reminded once its time is over', async () => {
    const id = await asked(nextPerson(), ['certificate.number']);
    deps.clock.set(LAPSES_AT);
    expect(await healCase(id, deps)).not.toBe('reminded');
    expect(await remindersOf(id)).toBe(0);
  });

  test('is not reminded once it was corrected or has lapsed', async () => {
    const person = nextPerson();
    const corrected = await asked(person, ['certificate.number']);
    await correct(person, corrected, { certificate: { number: 'Y999999020210009999' } });
    const lapsed = await asked(nextPerson(), ['certificate.number']);
    deps.clock.set(LAPSES_AT);
    await lapse(lapsed);
    expect(await healCase(lapsed, deps)).toBe('on-time');
    await healCase(corrected, deps);
    expect([await remindersOf(corrected), await remindersOf(lapsed)]).toEqual([0, 0]);
  });

  test('has a lost workflow restarted, which lets the correction lapse', async () => {
    const id = await asked(nextPerson(), ['certificate.number']);
    deps.clock.set(CORRECTED_AT);
    await healCase(id, deps);
    deps.workflow.lose(id);
    await healCase(await whenDue(id), deps);
    deps.workflow.started.length = 0;
    expect(await healCase(await whenDue(id), deps)).toBe('restarted');
    expect(deps.workflow.started).toEqual([`${id}-2`]);
    expect(await stored.application(id)).toMatchObject({ phase: 'CORRECTION_REQUESTED', workflowRun: 2 });
  });
});
