import { describe, expect, test } from 'vitest';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { correctionWalk, LAPSES_AT } from '../../support/corrections.ts';
import { countingPeople } from '../../support/people.ts';
import { RACE_ROUNDS } from '../../support/races.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople(300);
const { deps, walk, stored } = await aService();
const { asked, correct, lapse, faultsOf } = correctionWalk(deps, walk);

describe('a correction is not taken', () => {
  const body = { certificate: { number: 'Y999999020210009999' } };

  test('from another person, who does not find the case', async () => {
    const id = await asked(nextPerson(), ['certificate.number']);
    expect(await refusalOf(correct(nextPerson(), id, body))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await stored.application(id)).toMatchObject({ phase: 'CORRECTION_REQUESTED' });
  });

  test('where none was asked for', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('FUND_REVIEW', person);
    expect(await refusalOf(correct(person, id, body))).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
  });

  test('from the instant at which it lapses, even before the workflow has noticed', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.number']);
    const at = (moment: number) => ({ now: () => new Date(new Date(LAPSES_AT).getTime() + moment) });
    expect(await refusalOf(correct(person, id, body, at(0)))).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
    expect(bodyOf(await correct(person, id, body, at(-1)))).toMatchObject({ phase: 'VERIFYING' });
  });

  test.each(RACE_ROUNDS)('twice where it is sent twice at once, and both are answered alike (round %i)', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.number']);
    const [one, other] = await Promise.all([correct(person, id, body), correct(person, id, body)]);
    expect(one).toEqual(other);
    expect((await stored.events(id)).filter((event) => event === 'CORRECTED')).toHaveLength(1);
    expect(await stored.application(id)).toMatchObject({ phase: 'VERIFYING', workflowRun: 2 });
    expect(await faultsOf(id)).toEqual([]);
  });

  test('a second time with a field more, though each value is declared already', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.number']);
    await correct(person, id, body);
    const { level } = (await stored.application(id)).certificate;
    const more = { certificate: { ...body.certificate, level } };
    expect(await refusalOf(correct(person, id, more))).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
    expect(bodyOf(await correct(person, id, body))).toMatchObject({ phase: 'VERIFYING' });
  });

  test.each(RACE_ROUNDS)('where another one is sent at the same moment: one is taken (round %i)', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.number']);
    const other = { certificate: { number: 'Y999999020210009998' } };
    const both = await Promise.allSettled([correct(person, id, body), correct(person, id, other)]);
    expect(both.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'WRONG_PHASE' } }]);
    expect((await stored.events(id)).filter((event) => event === 'CORRECTED')).toHaveLength(1);
  });

  test.each(RACE_ROUNDS)('where it lapses at the same moment, or does not lapse: one wins (round %i)', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.number']);
    const lapses = new Date(LAPSES_AT);
    const justBefore = new Date(lapses.getTime() - 1);
    await Promise.allSettled([correct(person, id, body, { now: () => justBefore }), lapse(id, { now: () => lapses })]);
    const events = (await stored.events(id)).slice(3);
    const { phase } = await stored.application(id);
    expect([
      [['CORRECTED'], 'VERIFYING'],
      [['CORRECTION_LAPSED'], 'REJECTED'],
    ]).toContainEqual([events, phase]);
    expect(await faultsOf(id)).toEqual([]);
  });
});
