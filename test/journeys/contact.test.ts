import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { aNewPerson, applicationOf, type Person } from './support/people.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

/** The body of an application whose applicant can be reached at another phone than the token's. */
const bodyWith = (person: Person, phone: string, proof: object = {}) => {
  const { applicant, ...others } = applicationOf(person);
  return { ...others, applicant: { ...applicant, phone }, ...proof };
};
const submit = async (person: Person, body: object, idempotencyKey = randomUUID()) =>
  journey.send('submitApplication', await journey.by(person, { body, idempotencyKey }));

describe('an application with another phone than the token’s', () => {
  test('is refused without a code, in words that say how to get one', async () => {
    const [person, { phone }] = [await journey.newcomer(), aNewPerson()];
    const { status, problem } = await submit(person, bodyWith(person, phone));
    expect({ status, errors: problem?.errors }).toEqual({
      status: 400,
      errors: [
        {
          pointer: '/applicant/phone',
          message: '该手机号码与登录账号的手机号码不一致，请获取该号码的短信验证码，填写后重新提交。',
        },
      ],
    });
    expect(await journey.ownApplications(person)).toEqual([]);
  });

  test('is accepted with the code that was sent to the phone, which then gets the messages', async () => {
    const [person, { phone }] = [await journey.newcomer(), aNewPerson()];
    const proof = await journey.phoneProof(phone, 'CONTACT');
    const { status, body } = await submit(person, bodyWith(person, phone, proof));
    expect(status).toBe(201);
    await journey.settle();
    const messages = await journey.messagesAbout(body?.applicationId ?? '');
    expect(messages.map(({ to }) => to)).toEqual(messages.map(() => phone));
    expect(messages.length).toBeGreaterThan(0);
  });

  test('cannot use a code again, for another person or phone, or for another purpose', async () => {
    const [one, other, { phone }] = [await journey.newcomer(), await journey.newcomer(), aNewPerson()];
    const proof = await journey.phoneProof(phone, 'CONTACT');
    expect((await submit(one, bodyWith(one, phone, proof))).status).toBe(201);
    const third = aNewPerson().phone;
    const forObjections = await journey.phoneProof(third, 'OBJECTION');
    for (const body of [
      bodyWith(other, phone, proof),
      bodyWith(other, third, proof),
      bodyWith(other, third, forObjections),
    ]) {
      expect(await submit(other, body)).toMatchObject({
        status: 400,
        problem: { errors: [{ pointer: '/phoneCode', message: '验证码不正确或已失效，请重新获取。' }] },
      });
    }
    expect(await journey.ownApplications(other)).toEqual([]);
  });

  test('cannot guess a code: the right one is refused after five wrong ones, with the same words', async () => {
    const [person, { phone }] = [await journey.newcomer(), aNewPerson()];
    const { phoneCodeId, phoneCode } = await journey.phoneProof(phone, 'CONTACT');
    const wrong = ['000000', '111111', '222222', '333333', '444444', '555555'].filter((code) => code !== phoneCode);
    const answers = [];
    for (const guess of [...wrong.slice(0, 5), phoneCode]) {
      answers.push(await submit(person, bodyWith(person, phone, { phoneCodeId, phoneCode: guess })));
    }
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400]);
    expect(new Set(answers.map(({ problem }) => JSON.stringify(problem?.errors))).size).toBe(1);
  });

  test('cannot use a code after ten minutes', async () => {
    const [person, { phone }] = [await journey.newcomer(), aNewPerson()];
    const proof = await journey.phoneProof(phone, 'CONTACT');
    await journey.advanceBy('PT10M');
    expect((await submit(person, bodyWith(person, phone, proof))).status).toBe(400);
  });

  test('repeated under its key gets the first answer, one after the other and ten at once', async () => {
    const [person, { phone }] = [await journey.newcomer(), aNewPerson()];
    const body = bodyWith(person, phone, await journey.phoneProof(phone, 'CONTACT'));
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit(person, body, key)));
    answers.push(await submit(person, body, key));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await journey.ownApplications(person)).toHaveLength(1);
  });

  test('can be checked for eligibility without a code', async () => {
    const [person, { phone }] = [await journey.newcomer(), aNewPerson()];
    const asked = await journey.by(person, { body: bodyWith(person, phone) });
    expect(await journey.ask('checkEligibility', asked)).toMatchObject({ eligible: true });
  });
});

test('a phone that the token writes with a country code and blanks is the same phone', async () => {
  const person = await journey.newcomer();
  const { idNumber, name, phone } = person;
  const token = await journey.token({
    kind: 'applicant',
    idNumber,
    name,
    phone: `+86 ${phone.slice(0, 3)} ${phone.slice(3)}`,
  });
  const answer = await journey.send('submitApplication', { token, body: applicationOf(person) });
  expect(answer.status).toBe(201);
});

test('a change of the phone is told at the new one and at the former one', async () => {
  const [person, { phone }] = [await journey.newcomer(), aNewPerson()];
  const { body } = await submit(person, applicationOf(person));
  const applicationId = body?.applicationId ?? '';
  const proof = await journey.phoneProof(phone, 'CONTACT');
  const change = await journey.by(person, { params: { applicationId }, body: { phone, ...proof } });
  expect((await journey.send('changeContact', change)).status).toBe(200);
  await journey.settle();
  const changes = (await journey.messagesAbout(applicationId)).filter(({ text }) => text.includes('联系电话已更改'));
  expect(changes.map(({ to }) => to).sort()).toEqual([phone, person.phone].sort());
});
