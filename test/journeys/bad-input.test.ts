import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declaration, type Journey, newIdNumber, startJourney } from './client.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.stop());

const codes = (body: { reasons: readonly { code: string }[] }) => body.reasons.map(({ code }) => code);
const pointers = (body: { errors: readonly { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer);

describe('a submission that cannot be read', () => {
  test.each([
    ['malformed JSON', '{"applicant":', {}, 400, '/problems/malformed-json'],
    ['65 KiB of body', `{"x":"${'a'.repeat(65 * 1024)}"}`, {}, 413, '/problems/body-too-large'],
    ['another content type', '<a/>', { 'content-type': 'text/xml' }, 415, '/problems/unsupported-media-type'],
  ])('%s is answered with its problem', async (_title, body, headers, status, type) => {
    const bearer = await journey.applicant(newIdNumber());
    const answer = await journey.call('POST', '/v1/applications', body, { ...bearer, ...headers });
    expect(answer).toMatchObject({ status, body: { type, status, title: expect.stringMatching(/\p{Script=Han}/u) } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  test('unknown fields and wrong fields are all named at once', async () => {
    const idNumber = newIdNumber();
    const declared = { ...declaration(idNumber, { level: 6, issuedOn: '2021-02-30', colour: 'red' }), extra: 1 };
    const answer = await journey.call('POST', '/v1/applications', declared, await journey.applicant(idNumber));
    expect(answer.status).toBe(400);
    expect(pointers(answer.body).sort()).toEqual([
      '/certificate/colour',
      '/certificate/issuedOn',
      '/certificate/level',
      '/extra',
    ]);
  });

  test.each([0, 6, '3', 3.5])('a level of %j is refused', async (level) => {
    const answer = await journey.submit(declaration(newIdNumber(), { level }));
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/certificate/level' }] } });
  });

  test.each(['999999199001019990', '999999199013010012', '999999900101001'])(
    'the ID number %s is refused',
    async (bad) => {
      const own = newIdNumber();
      const answer = await journey.call('POST', '/v1/applications', declaration(bad), await journey.applicant(own));
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/applicant/idNumber' }] } });
    },
  );
});

describe('a submission the policy refuses', () => {
  test.each([
    ['a certificate of tomorrow', { issuedOn: '2021-06-17' }, {}, 'CERTIFICATE_NOT_YET_ISSUED'],
    ['a day before the window', { issuedOn: '2019-07-30' }, {}, 'CERTIFICATE_DATE_OUTSIDE_WINDOW'],
    ['a day after the window', { issuedOn: '2022-01-01' }, {}, 'CERTIFICATE_DATE_OUTSIDE_WINDOW'],
    ['a professional-technical one', { category: 'PROFESSIONAL_TECHNICAL' }, {}, 'CERTIFICATE_CATEGORY_EXCLUDED'],
    ['an unknown occupation', { occupationCode: '9-99-99-99' }, {}, 'OCCUPATION_NOT_IN_CATALOGUE'],
    ['somebody not employed', {}, { category: 'OTHER' }, 'APPLICANT_CATEGORY_NOT_ELIGIBLE'],
  ])('%s has its reason', async (_title, certificate, applicant, code) => {
    const answer = await journey.submit(declaration(newIdNumber(), certificate, applicant));
    expect(answer.status).toBe(422);
    expect(codes(answer.body)).toContain(code);
  });
});

describe('a caller', () => {
  const own = newIdNumber();

  test('with another person’s ID number in the body is forbidden', async () => {
    const bearer = await journey.applicant(newIdNumber());
    expect((await journey.call('POST', '/v1/applications', declaration(own), bearer)).status).toBe(403);
  });

  test.each([
    ['no token', async () => ({}), 401],
    ['garbage', async () => ({ authorization: 'Bearer x.y.z' }), 401],
    ['an expired token', () => journey.applicant(own, { expiresInSeconds: -1 }), 401],
    ['another audience', () => journey.applicant(own, { audience: 'other' }), 401],
    ['another issuer', () => journey.applicant(own, { issuer: 'http://other.example' }), 401],
    ['no second factor', () => journey.staff('s0', ['reviewer'], '210202', { amr: ['pwd'] }), 403],
    ['a staff token', () => journey.staff('s0', ['reviewer']), 403],
  ])('with %s is kept out', async (_title, headers, status) => {
    const answer = await journey.call('GET', '/v1/applications', undefined, await headers());
    expect(answer).toMatchObject({ status, body: { status } });
  });

  test('with alg none is kept out', async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const none = `${encode({ alg: 'none' })}.${encode({ sub: 'a', id_number: own, exp: 9999999999 })}.`;
    const answer = await journey.call('GET', '/v1/applications', undefined, { authorization: `Bearer ${none}` });
    expect(answer.status).toBe(401);
  });
});

describe('an idempotency key', () => {
  test('ten times at once with one body makes one application and one answer', async () => {
    const declared = declaration(newIdNumber());
    const headers = { 'idempotency-key': 'same-key' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => journey.submit(declared, headers)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const other = await journey.submit(declaration(declared.applicant.idNumber, { level: 4 }), headers);
    expect(other).toMatchObject({ status: 422, body: { type: '/problems/idempotency-key-reused' } });
  });
});

describe('fifty submissions at once', () => {
  test('of one person for ten occupations leave exactly three', async () => {
    const idNumber = newIdNumber();
    const occupations = (await journey.call('GET', '/v1/occupations?limit=10')).body.occupations;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        journey.submit(declaration(idNumber, { occupationCode: occupations[n % 10].code })),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(47);
    const own = await journey.call('GET', '/v1/applications', undefined, await journey.applicant(idNumber));
    expect(own.body.applications).toHaveLength(3);
  });

  test('for one occupation and level leave one', async () => {
    const declared = declaration(newIdNumber());
    const answers = await Promise.all(Array.from({ length: 50 }, () => journey.submit(declared)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  });
});
