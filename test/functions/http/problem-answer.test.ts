import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { refusedWith } from '../../../functions/apply/refused-with.ts';
import { problemAnswer } from '../../../functions/http/problem-answer.ts';
import { problemType } from '../../../shared/contracts/problem-kind.ts';
import { PROBLEMS, problemView } from '../../../shared/contracts/problems.ts';
import { ERROR_CODES, type ErrorCode, ServiceError } from '../../../shared/domain/errors.ts';
import { dalian2019to2021 } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import { remediesOf } from '../../../shared/policy/remedies.ts';
import { bodyOf } from '../../support/gateway-events.ts';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  VALIDATION: 400,
  CORRECTIONS_USED_UP: 409,
  HANDOVERS_USED_UP: 409,
  MALFORMED_JSON: 400,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  SIGNATURE_INVALID: 401,
  WRONG_KIND_OF_CALLER: 403,
  WRONG_PERSON: 403,
  WRONG_ROLE: 403,
  WRONG_AGENCY: 403,
  OWN_APPLICATION: 403,
  SECOND_STAGE: 403,
  NOT_CLAIMANT: 403,
  DEPUTY_BARRED: 403,
  CLAIMED: 409,
  NOT_FOUND: 404,
  NOTICE_GONE: 410,
  CONTENT_REMOVED: 410,
  ALREADY_APPLIED: 409,
  WRONG_PHASE: 409,
  WINDOW_CLOSED: 409,
  DECIDED_OTHERWISE: 409,
  PAYMENT_CONTRADICTION: 409,
  POLICY_REFUSED: 422,
  INCOMPLETE: 422,
  REPORT_TOO_LARGE: 422,
  OWN_ENTRY: 422,
  TOKEN_INVALID: 401,
  OWN_OBJECTION: 403,
  ALREADY_OBJECTED: 409,
  ALREADY_RECONSIDERED: 409,
  ALREADY_EXTENDED: 409,
  STATEMENT_MADE: 409,
  TIME_OVER: 409,
  IDEMPOTENCY_KEY_REUSED: 422,
  TOO_MANY_PHONE_CODES: 429,
  TOO_MANY_SUBMISSIONS: 429,
  DEPENDENCY_DOWN: 503,
  ACCESS_UNRECORDED: 503,
  WRITE_CONFLICT: 503,
};

describe.each(ERROR_CODES)('the problem of %s', (code) => {
  const answer = problemAnswer('request-1', new ServiceError(code, 'a message for the log'));

  test('has the status of the contract, in head and body', () => {
    expect(answer.statusCode).toBe(STATUS[code]);
    expect(bodyOf(answer)).toMatchObject({ status: STATUS[code], instance: 'request-1' });
  });

  test('is a problem+json in Chinese that no cache may store', () => {
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'strict-transport-security': 'max-age=63072000',
      'x-content-type-options': 'nosniff',
    });
    const { type, title, detail } = z.strictObject(problemView.shape).parse(bodyOf(answer));
    expect(type).toMatch(/^\/problems\/[a-z]+(-[a-z]+)*$/);
    expect(title).toMatch(/^[\p{Script=Han}]+$/u);
    expect(detail).toMatch(/\p{Script=Han}.*。$/u);
  });

  test('does not hold the message, which is for the log', () => {
    expect(answer.body).not.toContain('a message for the log');
  });

  test('says when to try again exactly where that helps', () => {
    expect(Number(answer.headers['retry-after'] ?? 0) > 0).toBe([429, 503].includes(answer.statusCode));
  });
});

describe('a problem', () => {
  test.each(['application/json', 'text/csv'] as const)(
    'of another media type names what the route takes: %s',
    (type) => {
      const { detail } = bodyOf(problemAnswer('request-1', new ServiceError('UNSUPPORTED_MEDIA_TYPE', 'other'), type));
      expect(detail).toBe(`请以 Content-Type: ${type} 提交。`);
    },
  );

  test('of another media type names JSON where nothing else is said', () => {
    const { detail } = bodyOf(problemAnswer('request-1', new ServiceError('UNSUPPORTED_MEDIA_TYPE', 'other')));
    expect(detail).toBe('请以 Content-Type: application/json 提交。');
  });

  test('of a closed window names the supervision telephone', () => {
    const closed = new ServiceError('WINDOW_CLOSED', 'closed', { supervisionPhone: '82745351' });
    expect(bodyOf(problemAnswer('request-1', closed)).detail).toBe(
      '公示期已满，不再受理异议；如有情况反映，请致电监督电话82745351。',
    );
  });

  test('of a bad token says how to authenticate', () => {
    const { headers } = problemAnswer('request-1', new ServiceError('TOKEN_INVALID', 'bad'));
    expect(headers['www-authenticate']).toBe('Bearer');
  });

  test('of each kind has a path of its own, but for the limits, which all mean: later', () => {
    const kinds = Object.values(PROBLEMS);
    const types = kinds.filter(({ status }) => status !== 429).map(problemType);
    expect(new Set(types).size).toBe(types.length);
    const limits = kinds.filter(({ status }) => status === 429).map(problemType);
    expect(new Set(limits)).toEqual(new Set(['/problems/too-many-requests']));
  });

  test('says when to try again as the case knows it, where it does', () => {
    const error = new ServiceError('TOO_MANY_PHONE_CODES', 'message', { retryAfterSeconds: 4711 });
    expect(problemAnswer('request-1', error).headers['retry-after']).toBe('4711');
  });

  test('lists every faulty field, and has no list where none is', () => {
    const errors = [
      { pointer: '/applicant/name', message: '请填写姓名' },
      { pointer: '/applicant/phone', message: '请填写手机号码' },
    ];
    expect(bodyOf(problemAnswer('request-1', new ServiceError('VALIDATION', 'faults', { errors }))).errors).toEqual(
      errors,
    );
    const bare = bodyOf(problemAnswer('request-1', new ServiceError('NOT_FOUND', 'nothing')));
    expect(bare).not.toHaveProperty('errors');
    expect(bare).not.toHaveProperty('reasons');
  });

  test('lists every reason with its sentence, its legal basis, whether it can be corrected, and how to appeal', () => {
    const remedies = remediesOf(dalian2019to2021);
    const details = refusedWith(['APPLICATION_DEADLINE_PASSED', 'ANNUAL_LIMIT_REACHED'], { remedies });
    const refusal = new ServiceError('POLICY_REFUSED', 'no', details);
    const { reasons } = problemView.parse(bodyOf(problemAnswer('request-1', refusal)));
    expect(reasons?.map(({ code }) => code)).toEqual(['APPLICATION_DEADLINE_PASSED', 'ANNUAL_LIMIT_REACHED']);
    for (const reason of reasons ?? []) {
      expect(reason.message).toMatch(/\p{Script=Han}/u);
      expect(reason.legalBasis).toMatch(/\p{Script=Han}/u);
      expect(reason.appeal).toMatch(/15日.*60日/);
    }
  });

  test('of an unforeseen fault is a 500 with the request’s id and nothing of its cause', () => {
    const answer = problemAnswer('request-1');
    expect(answer.statusCode).toBe(500);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(bodyOf(answer)).toEqual({
      type: '/problems/internal',
      title: '系统内部错误',
      status: 500,
      detail: expect.stringContaining('instance'),
      instance: 'request-1',
    });
  });
});
