import type { APIGatewayProxyEvent } from 'aws-lambda';
import {
  fictionalAccountNumber,
  fictionalCertificateNumber,
  fictionalIdNumber,
  fictionalPhone,
  fictionalSocialSecurityNumber,
} from '../fictional/fictional-numbers.ts';
import { submitApplication } from '../functions/apply/submit-application.ts';
import { parseRequest } from '../functions/http/http-request.ts';
import { newId } from '../functions/runtime/new-id.ts';
import { proxyEvent } from '../local/aws/gateway/gateway-event.ts';
import { routes } from '../shared/contracts/routes.ts';
import { addDays, civilDate } from '../shared/domain/civil-date.ts';
import { policies } from '../shared/policy/policies.ts';
import { chineseCalendar } from '../shared/policy/working-calendar.ts';
import type { Submission } from '../shared/table/submission-store.ts';

/** A moment at which everybody here may apply. */
export const submittedAt = new Date('2021-06-17T09:00:00+08:00');

const route = routes.submitApplication;

/** The event of a submission by a person who belongs to one number alone (0 to 14,999), as a function gets it. */
export function submissionEvent(person: number): APIGatewayProxyEvent {
  const applicant = {
    name: '焊样本',
    idNumber: fictionalIdNumber(addDays(civilDate('1960-01-01'), person), 1),
    socialSecurityNumber: fictionalSocialSecurityNumber(person),
    phone: fictionalPhone(person % 10_000),
    category: 'ENTERPRISE_EMPLOYEE',
  };
  const issuedOn = '2021-05-20';
  const number = fictionalCertificateNumber('SKILL_LEVEL', issuedOn, person);
  const body = JSON.stringify({
    applicant,
    certificate: { category: 'SKILL_LEVEL', number, level: 3, occupationCode: '6-18-02-04', issuedOn },
    payee: { kind: 'BANK_ACCOUNT', bankName: '虚构银行中山支行', accountNumber: fictionalAccountNumber(person) },
  });
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'idempotency-key': `bench-${person}`,
    'user-agent': 'bench',
  };
  const event = proxyEvent(
    {
      requestId: `bench-${person}`,
      httpMethod: route.method,
      path: route.path,
      query: new URLSearchParams(),
      rawHeaders: Object.entries(headers).flat(),
      body,
      sourceIp: '127.0.0.1',
      at: submittedAt,
    },
    { method: { functionArn: '', authorizer: undefined }, resource: route.path, parameters: {} },
    { kind: 'applicant', sub: `applicant-${person}`, principalId: `applicant-${person}`, ...applicant },
  );
  return JSON.parse(JSON.stringify(event));
}

/** What the use case would write for that person: the use case itself says so, to a store that only listens. */
export async function submissionOf(person: number): Promise<Submission> {
  const heard: Submission[] = [];
  const submissions = {
    submit: async (submission: Submission) => {
      heard.push(submission);
      return 'submitted' as const;
    },
    standing: () => Promise.reject(new Error('A first submission reads nothing')),
  };
  await submitApplication(parseRequest(route, submissionEvent(person)), {
    submissions,
    policies,
    calendar: chineseCalendar,
    now: () => submittedAt,
    newId,
  });
  const [submission] = heard;
  if (!submission) throw new Error('The use case wrote nothing');
  return submission;
}
