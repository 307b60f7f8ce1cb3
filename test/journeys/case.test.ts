import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declaration, type Journey, newIdNumber, signedResult, startJourney } from './client.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await startJourney();
});
afterAll(() => journey.stop());

const objection = () => ({
  objectorName: '陈样异',
  objectorIdNumber: newIdNumber(),
  phone: '13900000009',
  statement: '据我了解此人并未在该公司工作，请予核实。',
});

async function toFundReview(certificate: object = {}) {
  const declared = declaration(newIdNumber(), certificate);
  await journey.know(declared);
  const submitted = await journey.submit(declared);
  expect(submitted.status).toBe(201);
  await journey.settle();
  return {
    declared,
    applicationId: String(submitted.body.applicationId),
    task: `${submitted.body.applicationId}.fund-review`,
  };
}

describe('on 2021-06-16', () => {
  test('a refusal names every reason, gives the place back, and a second attempt may follow', async () => {
    const declared = declaration(newIdNumber());
    await journey.know(declared, { insured: false, filed: false }, { level: 4 });
    const first = await journey.submit(declared);
    await journey.settle();
    const bearer = await journey.applicant(declared.applicant.idNumber);
    const review = await journey.call(
      'GET',
      `/v1/applications/${first.body.applicationId}/certificate-review`,
      undefined,
      bearer,
    );
    expect(review.body.outcome).toBe('REFUSED');
    expect(review.body.reasons.map((reason: { code: string }) => reason.code)).toEqual([
      'NO_SOCIAL_INSURANCE',
      'EMPLOYMENT_NOT_FILED',
      'CERTIFICATE_LEVEL_MISMATCH',
    ]);
    const second = await journey.submit(declared);
    expect(second).toMatchObject({ status: 201, body: { attempt: 2 } });
    const own = await journey.call('GET', '/v1/applications', undefined, bearer);
    expect(own.body.applications.map((one: { attempt: number }) => one.attempt).sort()).toEqual([1, 2]);
  });

  test('staff decide within their role and agency, never their own case, and no answer holds a task token', async () => {
    const { task, declared, applicationId } = await toFundReview();
    const idNumber = declared.applicant.idNumber;
    const approve = { outcome: 'APPROVE' };
    const status = async (headers: Record<string, string>, body: object = approve) =>
      (await journey.decide(task, body, headers)).status;
    expect(await status(await journey.staff('a', ['fund-reviewer'], '210203'))).toBe(403);
    expect(await status(await journey.staff('b', ['reviewer', 'supervisor', 'payer', 'auditor']))).toBe(403);
    expect(await status(await journey.staff('c', ['fund-reviewer'], '210202', { idNumber }))).toBe(403);
    expect(await status(await journey.staff('d', ['fund-reviewer'], '210202', { name: '王样明' }))).toBe(403);
    const reviewer = await journey.staff('fund-1', ['fund-reviewer']);
    expect(await status(reviewer, { outcome: 'UPHOLD' })).toBe(400);
    const detail = await journey.call('GET', `/v1/staff/tasks/${task}`, undefined, reviewer);
    expect(detail.status).toBe(200);
    expect(JSON.stringify(detail.body)).not.toContain('oken');
    expect(await status(reviewer)).toBe(200);
    expect(await status(reviewer)).toBe(200);
    expect(await status(reviewer, { outcome: 'REFUSE' })).toBe(409);
    const stranger = await journey.applicant(newIdNumber());
    expect((await journey.call('GET', `/v1/applications/${applicationId}`, undefined, stranger)).status).toBe(404);
  });

  test('a silent register refuses nobody: staff look it up, and the case goes on', async () => {
    for (const mode of ['down', 'garbled']) {
      await journey.call('PUT', '/local/faults', { certificateRegistry: { mode } });
      const declared = declaration(newIdNumber());
      await journey.know(declared);
      const { body } = await journey.submit(declared);
      await journey.settle();
      await journey.call('PUT', '/local/faults', {});
      expect(await journey.phaseOf(declared, body.applicationId)).toBe('MANUAL_VERIFICATION');
      const both = await journey.staff(`both-${mode}`, ['reviewer', 'fund-reviewer']);
      const approved = await journey.decide(`${body.applicationId}.manual-verification`, { outcome: 'APPROVE' }, both);
      expect(approved.status).toBe(200);
      await journey.settle();
      expect(await journey.phaseOf(declared, body.applicationId)).toBe('FUND_REVIEW');
      // The second stage of one case is another person's.
      expect((await journey.decide(`${body.applicationId}.fund-review`, { outcome: 'APPROVE' }, both)).status).toBe(
        403,
      );
    }
  });

  test('a flaky register passes after its retries', async () => {
    await journey.call('PUT', '/local/faults', {
      identity: { mode: 'flaky', rate: 0.5 },
      employment: { mode: 'flaky' },
    });
    const { declared, applicationId } = await toFundReview();
    await journey.call('PUT', '/local/faults', {});
    expect(await journey.phaseOf(declared, applicationId)).toBe('FUND_REVIEW');
  });

  test('a withdrawal gives the place back and cannot be repeated', async () => {
    const { declared, applicationId } = await toFundReview();
    const bearer = await journey.applicant(declared.applicant.idNumber);
    const path = `/v1/applications/${applicationId}/withdrawal`;
    expect(await journey.call('POST', path, undefined, bearer)).toMatchObject({
      status: 200,
      body: { phase: 'WITHDRAWN' },
    });
    expect((await journey.call('POST', path, undefined, bearer)).status).toBe(409);
    expect(await journey.submit(declared)).toMatchObject({ status: 201, body: { attempt: 2 } });
  });
});

describe('the publicity of a case approved on 2021-06-16', () => {
  const notice = '210202-20210617';
  let challenged: Awaited<ReturnType<typeof toFundReview>>;
  let returned: Awaited<ReturnType<typeof toFundReview>>;
  const serials = new Map<string, number>();
  const object = (serial: number | undefined) => async () => {
    const said = objection();
    await journey.call('PUT', `/local/world/people/${said.objectorIdNumber}`, {
      name: said.objectorName,
      socialSecurityNumber: said.objectorIdNumber,
      employment: null,
    });
    return journey.call('POST', `/v1/notices/${notice}/entries/${serial}/objections`, said);
  };

  test('begins at 09:00 of the next working day, and shows masks alone', async () => {
    challenged = await toFundReview();
    returned = await toFundReview({ level: 4 });
    const reviewer = await journey.staff('fund-2', ['fund-reviewer']);
    for (const { task } of [challenged, returned]) await journey.decide(task, { outcome: 'APPROVE' }, reviewer);
    await journey.advanceTo('2021-06-17T08:59:59+08:00');
    expect((await journey.call('GET', `/v1/notices/${notice}`)).status).toBe(404);
    expect((await object(1)()).status).toBe(404);
    await journey.advanceTo('2021-06-17T09:00:00+08:00');
    const { body } = await journey.call('GET', `/v1/notices/${notice}`);
    expect(body).toMatchObject({ publishAt: '2021-06-17T09:00:00+08:00', closesAt: '2021-06-25T00:00:00+08:00' });
    for (const one of [challenged, returned]) {
      const mask = `999999********${one.declared.applicant.idNumber.slice(-4)}`;
      const entry = body.entries.find((listed: { maskedIdNumber: string }) => listed.maskedIdNumber === mask);
      expect(entry).toMatchObject({ maskedName: '王*明', occupation: '焊工', employer: '样例公司' });
      serials.set(one.applicationId, entry.serial);
    }
    expect(JSON.stringify(body)).not.toMatch(/13900000000|6222020000000000000|Y\d{3}0{15}/);
  });

  test('hears an objection in its first and its last second, and none at its close', async () => {
    const file = object(serials.get(challenged.applicationId));
    expect((await file()).status).toBe(201);
    await journey.advanceTo('2021-06-24T23:59:59+08:00');
    expect((await file()).status).toBe(201);
    const tooShort = { ...objection(), statement: '太短' };
    expect((await journey.call('POST', `/v1/notices/${notice}/entries/1/objections`, tooShort)).status).toBe(400);
    const falseName = await journey.call(
      'POST',
      `/v1/notices/${notice}/entries/${serials.get(challenged.applicationId)}/objections`,
      objection(),
    );
    expect(falseName).toMatchObject({ status: 422, body: { reasons: [{ code: 'IDENTITY_MISMATCH' }] } });
    await journey.call('PUT', `/local/world/accounts/${returned.declared.payee.accountNumber}`, {
      outcome: 'RETURNED',
      returnReason: '账号不存在',
    });
    await journey.advanceTo('2021-06-25T00:00:00+08:00');
    expect((await file()).status).toBe(409);
    expect((await journey.call('GET', `/v1/notices/${notice}`)).status).toBe(410);
    expect(await journey.phaseOf(challenged.declared, challenged.applicationId)).toBe('OBJECTION_REVIEW');
  });

  test('ends for one in a returned payment, parked and visible', async () => {
    expect(await journey.phaseOf(returned.declared, returned.applicationId)).toBe('PAYMENT_RETURNED');
    const auditor = await journey.staff('auditor', ['auditor']);
    const file = await journey.call('GET', `/v1/staff/applications/${returned.applicationId}`, undefined, auditor);
    expect(file.body.payments).toMatchObject([{ status: 'RETURNED', returnReason: '账号不存在' }]);
  });

  test('ends for the other in one payment, found by the sweep where the bank never calls back', async () => {
    await journey.call('PUT', `/local/world/accounts/${returned.declared.payee.accountNumber}`, { outcome: 'PAID' });
    await journey.call('PUT', '/local/faults', { bank: { mode: 'none', silentCallbacks: true } });
    const supervisor = await journey.staff('supervisor', ['supervisor']);
    const task = `${challenged.applicationId}.objection-review`;
    expect((await journey.decide(task, { outcome: 'DISMISS' }, supervisor)).status).toBe(200);
    await journey.settle();
    expect(await journey.phaseOf(challenged.declared, challenged.applicationId)).toBe('PAYING');
    await journey.advanceTo('2021-06-25T03:00:00+08:00');
    expect(await journey.phaseOf(challenged.declared, challenged.applicationId)).toBe('PAID');
    const { transfers } = (await journey.call('GET', '/local/bank/transfers')).body;
    const own = transfers.filter((one: { paymentId: string }) => one.paymentId.startsWith(challenged.applicationId));
    expect(own).toHaveLength(1);
  });

  test('a bank result unsigned, stale or contradicting is not taken, and a repeat changes nothing', async () => {
    const key = await bankKey(journey.service.dataFolder);
    const moment = journey.service.now();
    const result = (outcome: string) => ({
      paymentId: `${challenged.applicationId}-1`,
      outcome,
      bankReference: 'ref-1',
      settledAt: '2021-06-25T01:00:00+08:00',
    });
    const send = (text: string, headers: Record<string, string>) =>
      journey.call('POST', '/v1/bank/payment-results', text, headers);
    expect((await send(JSON.stringify(result('PAID')), {})).status).toBe(401);
    const stale = signedResult(key, result('PAID'), new Date(moment.getTime() - 301_000));
    expect((await send(stale.text, stale.headers)).status).toBe(401);
    const repeat = signedResult(key, result('PAID'), moment);
    expect((await send(repeat.text, repeat.headers)).status).toBe(200);
    const contradiction = signedResult(key, result('RETURNED'), moment);
    expect((await send(contradiction.text, contradiction.headers)).status).toBe(409);
    expect(await journey.phaseOf(challenged.declared, challenged.applicationId)).toBe('PAID');
    expect(await journey.submit(challenged.declared)).toMatchObject({
      status: 409,
      body: { reasons: [{ code: 'ALREADY_SUBSIDISED' }] },
    });
  });
});

describe('the deadline', () => {
  test('is 24:00 of the last day: a second before is in time, the instant itself is late', async () => {
    await journey.advanceTo('2022-05-20T23:59:59+08:00');
    expect((await journey.submit(declaration(newIdNumber()))).status).toBe(201);
    await journey.advanceTo('2022-05-21T00:00:00+08:00');
    expect(await journey.submit(declaration(newIdNumber()))).toMatchObject({
      status: 422,
      body: { reasons: [{ code: 'APPLICATION_DEADLINE_PASSED' }] },
    });
  });
});

/** The key the local bank signs with; the run keeps it in its data folder. */
async function bankKey(folder: string): Promise<string> {
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json'))) {
    const stored: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'));
    if (typeof stored === 'object' && stored !== null && 'bank' in stored && typeof stored.bank === 'string')
      return stored.bank;
  }
  throw new Error('the data folder holds no bank key');
}
