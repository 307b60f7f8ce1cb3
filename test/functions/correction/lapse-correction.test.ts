import { describe, expect, test } from 'vitest';
import { correctionWalk, LAPSES_AT } from '../../support/corrections.ts';
import { placesTaken } from '../../support/partition.ts';
import { countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople(900);
const { table, deps, walk, stored } = await aService();
const { asked, correct, lapse, faultsOf } = correctionWalk(deps, walk);

describe('a correction that is not made in time', () => {
  test('ends the case, gives the annual place back, and says so in the trail', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.number']);
    deps.clock.set(LAPSES_AT);
    expect(await lapse(id)).toEqual({ applicationId: id, attempt: 1, phase: 'REJECTED', run: 1 });
    expect(await stored.application(id)).toMatchObject({
      phase: 'REJECTED',
      reasons: ['CORRECTION_NOT_MADE'],
      documentNumber: expect.stringMatching(/^210202-2021-\d+$/),
    });
    expect((await stored.application(id)).nextDueAt).toBeUndefined();
    expect((await stored.trail(id)).at(-1)).toMatchObject({ event: 'CORRECTION_LAPSED', actor: { kind: 'system' } });
    expect(await placesTaken(table, person)).toBe(0);
    expect(await faultsOf(id)).toEqual([]);
  });

  test('leaves the applicant free to apply again for the same', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.number']);
    deps.clock.set(LAPSES_AT);
    await lapse(id);
    const again = await walk.submit(person);
    expect(await stored.application(again)).toMatchObject({ attempt: 2, phase: 'VERIFYING' });
    expect(await placesTaken(table, person)).toBe(1);
    expect(await faultsOf(id)).toEqual([]);
  });

  test('does not lapse twice where the step is repeated', async () => {
    const id = await asked(nextPerson(), ['certificate.number']);
    deps.clock.set(LAPSES_AT);
    const first = await lapse(id);
    expect(await lapse(id)).toEqual(first);
    expect((await stored.events(id)).filter((event) => event === 'CORRECTION_LAPSED')).toHaveLength(1);
  });
});

describe('a correction does not lapse', () => {
  test('a moment before its time is over', async () => {
    const id = await asked(nextPerson(), ['certificate.number']);
    const before = await stored.application(id);
    const now = () => new Date(new Date(LAPSES_AT).getTime() - 1);
    expect(await lapse(id, { now })).toMatchObject({ phase: 'CORRECTION_REQUESTED' });
    expect(await stored.application(id)).toEqual(before);
  });

  test('where it was made', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.number']);
    await correct(person, id, { certificate: { number: 'Y999999020210009999' } });
    deps.clock.set(LAPSES_AT);
    expect(await lapse(id)).toMatchObject({ phase: 'VERIFYING', run: 2 });
  });

  test('where the case was withdrawn', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.number']);
    await walk.withdraw(person, id);
    deps.clock.set(LAPSES_AT);
    expect(await lapse(id)).toMatchObject({ phase: 'WITHDRAWN' });
    expect(await faultsOf(id)).toEqual([]);
  });
});
