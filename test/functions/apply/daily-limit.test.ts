import { describe, expect, test } from 'vitest';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { ServiceError } from '../../../shared/domain/errors.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { anApplicationRequest, type Declaration, TEN_OCCUPATIONS } from '../../support/applications.ts';
import { itemsOf, placesTaken } from '../../support/partition.ts';
import { countingPeople, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { table, deps, walk } = await aService();
const nextPerson = countingPeople();

const submit = (person: Person, declaration: Declaration = {}, key?: string) =>
  submitApplication(anApplicationRequest(person, declaration, key), deps);

/** Submits and withdraws as often as asked, all on one day. */
async function submitAndWithdraw(person: Person, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await walk.withdraw(person, bodyOf(await submit(person)).applicationId);
  }
}

async function waitOf(work: Promise<unknown>) {
  const error = await work.catch((reason: unknown) => reason);
  return error instanceof ServiceError ? { code: error.code, seconds: error.retryAfterSeconds } : undefined;
}

describe('the limit of a day', () => {
  test('ends a loop of submitting and withdrawing after ten, until 24:00 in Beijing', async () => {
    const person = nextPerson();
    deps.clock.set('2021-06-16T23:59:00+08:00');
    await submitAndWithdraw(person, 10);
    expect(await placesTaken(table, person)).toBe(0);
    const before = await itemsOf(table, person);
    expect(await waitOf(submit(person))).toEqual({ code: 'TOO_MANY_SUBMISSIONS', seconds: 60 });
    expect(await waitOf(submit(person, { level: 4 }))).toMatchObject({ code: 'TOO_MANY_SUBMISSIONS' });
    expect(await itemsOf(table, person)).toEqual(before);
    deps.clock.set('2021-06-17T00:00:00+08:00');
    expect(bodyOf(await submit(person))).toMatchObject({ attempt: 11 });
  });

  test('counts only what was accepted', async () => {
    const person = nextPerson();
    deps.clock.set('2021-06-16T09:00:00+08:00');
    await submitAndWithdraw(person, 8);
    const { applicationId } = bodyOf(await submit(person, {}, 'key'));
    for (let time = 0; time < 5; time += 1) {
      expect(await refusalOf(submit(person))).toMatchObject({ status: 409 });
      expect(await refusalOf(submit(person, { applicantCategory: 'OTHER' }))).toMatchObject({ status: 422 });
      expect(await submit(person, {}, 'key')).toHaveProperty('replay');
    }
    await walk.withdraw(person, applicationId);
    expect(bodyOf(await submit(person))).toMatchObject({ attempt: 10 });
  });

  test('tells the reasons that tomorrow would not mend before it asks to come tomorrow', async () => {
    const person = nextPerson();
    deps.clock.set('2021-06-16T09:00:00+08:00');
    await submitAndWithdraw(person, 9);
    bodyOf(await submit(person));
    expect(await refusalOf(submit(person))).toMatchObject({ status: 409, reasons: ['ALREADY_SUBSIDISED'] });
    expect(await refusalOf(submit(person, { level: 4 }))).toMatchObject({ status: 429, code: 'TOO_MANY_SUBMISSIONS' });
  });

  test('answers a repeat of the tenth as the first time', async () => {
    const person = nextPerson();
    deps.clock.set('2021-06-16T09:00:00+08:00');
    await submitAndWithdraw(person, 9);
    const tenth = bodyOf(await submit(person, {}, 'tenth'));
    expect(await submit(person, {}, 'tenth')).toMatchObject({ replay: { status: 201, text: JSON.stringify(tenth) } });
  });

  test('holds where submissions race for the last one', async () => {
    const person = nextPerson();
    deps.clock.set('2021-06-16T09:00:00+08:00');
    await submitAndWithdraw(person, 9);
    const racing = TEN_OCCUPATIONS.map((occupationCode) => submit(person, { occupationCode }));
    const outcomes = await Promise.allSettled(racing);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'TOO_MANY_SUBMISSIONS' });
    }
  });

  test('is the policy’s', async () => {
    const person = nextPerson();
    deps.clock.set('2021-06-16T09:00:00+08:00');
    const policies = deps.policies.map((policy) => ({ ...policy, submissionsPerDay: 1 }));
    await submitApplication(anApplicationRequest(person), { ...deps, policies });
    const second = submitApplication(anApplicationRequest(person, { level: 4 }), { ...deps, policies });
    expect(await refusalOf(second)).toMatchObject({ status: 429 });
  });
});
