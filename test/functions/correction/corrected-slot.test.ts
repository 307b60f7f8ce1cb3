import { describe, expect, test } from 'vitest';
import { correctApplication } from '../../../functions/correction/correct-application.ts';
import { correctionBody } from '../../../shared/contracts/correction.ts';
import type { Level } from '../../../shared/domain/declared.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { correctionWalk } from '../../support/corrections.ts';
import { placesTaken } from '../../support/partition.ts';
import { asApplicant, countingPeople, type Person } from '../../support/people.ts';
import { interruptedOnce } from '../../support/races.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople(500);
const { table, deps, walk, stored } = await aService();
const { asked, correct, verifyAgain, faultsOf } = correctionWalk(deps, walk);

const WELDER = '6-18-02-04';
const FITTER = '6-18-01-02';
const currentFor = (person: Person, conceptId: string, level: Level) =>
  deps.applications.currentFor(person.idNumber, { conceptId, level });

describe('a case whose level is corrected', () => {
  test('moves to the other level with its amount, and the level before is free again', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.level']);
    expect(bodyOf(await correct(person, id, { certificate: { level: 4 } }))).toMatchObject({ phase: 'VERIFYING' });
    expect(await currentFor(person, WELDER, 3)).toBeUndefined();
    expect(await currentFor(person, WELDER, 4)).toMatchObject({
      applicationId: id,
      attempt: 1,
      terms: { amountFen: 200_000 },
    });
    expect(await stored.application(id)).toMatchObject({ certificate: { level: 4 } });
    expect(await faultsOf(id)).toEqual([]);
    expect(await placesTaken(table, person)).toBe(1);

    const later = await walk.submit(person, { level: 3 });
    expect(await currentFor(person, WELDER, 3)).toMatchObject({ applicationId: later, attempt: 1 });
    expect(await placesTaken(table, person)).toBe(2);
  });

  test('is verified and paid for what it is for from then on', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.level']);
    await correct(person, id, { certificate: { level: 1 } });
    expect(await verifyAgain(id)).toEqual(['certificate']);
    expect(await stored.application(id)).toMatchObject({ phase: 'FUND_REVIEW', terms: { amountFen: 500_000 } });
  });

  test('sets aside an unsuccessful attempt for the new level, and is the attempt after it', async () => {
    const person = nextPerson();
    const earlier = await walk.submit(person, { level: 4 });
    await walk.withdraw(person, earlier);
    const id = await asked(person, ['certificate.level']);
    await correct(person, id, { certificate: { level: 4 } });
    expect(await currentFor(person, WELDER, 4)).toMatchObject({ applicationId: id, attempt: 2 });
    expect(await stored.application(earlier)).toMatchObject({ attempt: 1, phase: 'WITHDRAWN' });
    const own = await deps.applications.ofPerson(person.idNumber, 10);
    expect(own.map(({ applicationId }) => applicationId).sort()).toEqual([earlier, id].sort());
    expect(await faultsOf(id)).toEqual([]);
    expect(await faultsOf(earlier)).toEqual([]);
  });

  test('of a second attempt leaves the first one where it was', async () => {
    const person = nextPerson();
    const first = await walk.caseIn('WITHDRAWN', person);
    const id = await asked(person, ['certificate.level']);
    expect(await stored.application(id)).toMatchObject({ attempt: 2 });
    await correct(person, id, { certificate: { level: 4 } });
    expect(await stored.application(id)).toMatchObject({ attempt: 1 });
    expect(await stored.application(first)).toMatchObject({ attempt: 1, phase: 'WITHDRAWN' });
    const third = await walk.submit(person);
    expect(await stored.application(third)).toMatchObject({ phase: 'VERIFYING' });
    for (const each of [first, id, third]) expect(await faultsOf(each)).toEqual([]);
  });

  test('is refused where that level is open in another case, and neither changes', async () => {
    const person = nextPerson();
    const other = await walk.submit(person, { level: 4 });
    const id = await asked(person, ['certificate.level']);
    const before = [await stored.application(id), await stored.application(other)];
    expect(await refusalOf(correct(person, id, { certificate: { level: 4 } }))).toMatchObject({
      status: 409,
      code: 'ALREADY_APPLIED',
      reasons: ['ALREADY_SUBSIDISED'],
    });
    expect([await stored.application(id), await stored.application(other)]).toEqual(before);
  });

  test('is refused where that level is taken between the look and the write', async () => {
    const person = nextPerson();
    const id = await asked(person, ['certificate.level']);
    const takes = interruptedOnce(deps.applications.currentFor, () => walk.submit(person, { level: 4 }));
    const request = {
      ...asApplicant(person),
      params: { applicationId: id },
      body: correctionBody.parse({ certificate: { level: 4 } }),
    };
    const racing = { ...deps, applications: { ...deps.applications, currentFor: takes } };
    expect(await refusalOf(correctApplication(request, racing))).toMatchObject({ code: 'ALREADY_APPLIED' });
    expect(await stored.application(id)).toMatchObject({ phase: 'CORRECTION_REQUESTED', certificate: { level: 3 } });
    expect(await placesTaken(table, person)).toBe(2);
  });
});

test('a case whose occupation is corrected moves to it, with its name', async () => {
  const person = nextPerson();
  const id = await asked(person, ['certificate.occupationCode']);
  await correct(person, id, { certificate: { occupationCode: FITTER } });
  expect(await currentFor(person, WELDER, 3)).toBeUndefined();
  expect(await currentFor(person, FITTER, 3)).toMatchObject({
    applicationId: id,
    terms: { occupation: { conceptId: FITTER, name: expect.stringMatching(/\p{Script=Han}/u) } },
  });
  expect(await faultsOf(id)).toEqual([]);
});

test('a case that stays what it was for keeps its place and its attempt', async () => {
  const person = nextPerson();
  const id = await asked(person, ['certificate.level']);
  await correct(person, id, { certificate: { level: 3 } });
  expect(await currentFor(person, WELDER, 3)).toMatchObject({ applicationId: id, attempt: 1 });
  expect(await placesTaken(table, person)).toBe(1);
});
