import type { APIGatewayProxyEvent } from 'aws-lambda';
import { fictionalApplication } from '../fictional/fictional-application.ts';
import { fictionalCertificate } from '../fictional/fictional-certificate.ts';
import { fictionalPerson } from '../fictional/fictional-person.ts';
import { submitApplication } from '../functions/apply/submit-application.ts';
import { parseRequest } from '../functions/http/http-request.ts';
import { newId } from '../functions/runtime/new-id.ts';
import { newSalt } from '../functions/runtime/new-salt.ts';
import { proxyEvent } from '../local/aws/gateway/gateway-event.ts';
import { routes } from '../shared/contracts/routes.ts';
import type { Submission } from '../shared/domain/case/submit.ts';
import { policies } from '../shared/policy/policies.ts';
import { chineseCalendar } from '../shared/policy/working-calendar.ts';
import type { IdempotencyRecord } from '../shared/table/idempotency-record.ts';

/** A moment at which each of these people may apply. */
export const submittedAt = new Date('2021-06-17T09:00:00+08:00');

const route = routes.submitApplication;

/** The event that the function gets for a submission by the fictional person of a number. */
export function submissionEvent(number: number): APIGatewayProxyEvent {
  const application = fictionalApplication(fictionalPerson(number), fictionalCertificate(number));
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'idempotency-key': `bench-${number}`,
    'user-agent': 'bench',
  };
  const event = proxyEvent(
    {
      requestId: `bench-${number}`,
      httpMethod: route.method,
      path: route.path,
      query: new URLSearchParams(),
      rawHeaders: Object.entries(headers).flat(),
      body: JSON.stringify(application),
      sourceIp: '127.0.0.1',
      at: submittedAt,
    },
    { method: { functionArn: '', authorizer: undefined }, resource: route.path, parameters: {} },
    {
      kind: 'applicant',
      sub: `applicant-${number}`,
      principalId: `applicant-${number}`,
      ...application.applicant,
    },
  );
  return JSON.parse(JSON.stringify(event));
}

/** What the use case would write for that person: the use case itself says so, to a store that only listens. */
export async function submissionOf(
  number: number,
): Promise<{ readonly submission: Submission; readonly idempotency: IdempotencyRecord | undefined }> {
  const heard: { submission: Submission; idempotency: IdempotencyRecord | undefined }[] = [];
  const submissions = {
    submit: async (submission: Submission, idempotency?: IdempotencyRecord) => {
      heard.push({ submission, idempotency });
      return 'submitted' as const;
    },
    priorRecord: () => Promise.reject(new Error('A first submission reads nothing')),
    refusedUnder: () => Promise.reject(new Error('A first submission was not refused')),
    keepRefusal: () => Promise.reject(new Error('A first submission is not refused')),
  };
  await submitApplication(parseRequest(route, submissionEvent(number)), {
    submissions,
    phoneCodes: { check: () => Promise.reject(new Error('The token proves the phone')) },
    policies,
    calendar: chineseCalendar,
    now: () => submittedAt,
    newId,
    newSalt,
  });
  const [first] = heard;
  if (!first) throw new Error('The use case wrote nothing');
  return first;
}
