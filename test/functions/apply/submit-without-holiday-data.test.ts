import { beforeAll, describe, expect, test } from 'vitest';
import { checkEligibility } from '../../../functions/apply/check-eligibility.ts';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { httpHandler } from '../../../functions/http/http-handler.ts';
import { routes } from '../../../shared/contracts/routes.ts';
import { CalendarMissingError } from '../../../shared/policy/working-calendar.ts';
import type { Table } from '../../../shared/table/table.ts';
import { aTable } from '../../support/a-table.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { anApplicationBody, type Declaration, SUBMITTED_AT } from '../../support/applications.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { aContext, aGatewayEvent, applicantContext, REQUEST_ID } from '../../support/gateway-events.ts';
import { itemsOf } from '../../support/partition.ts';
import { aPerson, asApplicant, type Person } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';

let table: Table;
let deps: UseCaseDeps;
beforeAll(async () => {
  table = await aTable();
  deps = useCaseDeps(table, calendarUntil(2020));
});

/** Its plain twelve months are over on 2021-05-20, so its last day hangs on holidays of 2021. */
const OVER = { issuedOn: '2020-05-20' };
const asking = (person: Person, declaration: Declaration = OVER, idempotencyKey?: string) => ({
  ...asApplicant(person),
  body: anApplicationBody({ person, ...declaration }),
  idempotencyKey,
});

describe('where the last day falls in a year without holiday data', () => {
  test('an application after the plain months is an error that names the year, and nothing is stored', async () => {
    const refused = submitApplication(asking(aPerson(1)), deps);
    await expect(refused).rejects.toThrow(CalendarMissingError);
    await expect(refused).rejects.toMatchObject({ name: 'CalendarMissingError', year: 2021 });
    expect(await itemsOf(table, aPerson(1))).toEqual([]);
  });

  test('a check of eligibility after the plain months is the same error', async () => {
    await expect(checkEligibility(asking(aPerson(2)), deps)).rejects.toThrow(CalendarMissingError);
  });

  test('an application within the plain months is taken, as no holiday can make it late', async () => {
    expect(bodyOf(await submitApplication(asking(aPerson(3), {}), deps)).phase).toBe('VERIFYING');
  });

  test('an application that no policy covers is refused, as that hangs on no holiday', async () => {
    const refusal = await refusalOf(submitApplication(asking(aPerson(4), { issuedOn: '2019-07-30' }), deps));
    expect(refusal).toMatchObject({ status: 422, code: 'POLICY_REFUSED' });
    expect(refusal.reasons).toContain('CERTIFICATE_DATE_OUTSIDE_WINDOW');
  });

  test('the request that met the error is taken under the same key once the data are there', async () => {
    // 2021-06-13 is a Sunday and the 14th a holiday, so the 15th is the last day.
    const request = asking(aPerson(5), { issuedOn: '2020-06-13' }, 'key');
    deps.clock.set('2021-06-15T12:00:00+08:00');
    await expect(submitApplication(request, deps)).rejects.toThrow(CalendarMissingError);
    const known = await submitApplication(request, { ...deps, calendar: calendarUntil(2021) });
    expect(bodyOf(known).phase).toBe('VERIFYING');
  });
});

test('over HTTP it is answered with 503 and when to try again, and raises the alarm CalendarMissing', async () => {
  const lines = printedLines();
  deps.clock.set(SUBMITTED_AT);
  const person = aPerson(10);
  const handler = httpHandler(routes.submitApplication, (request) => submitApplication(request, deps));
  const body = anApplicationBody({ person, ...OVER });
  const answer = await handler(aGatewayEvent({ body, authorizer: applicantContext(person) }), aContext());
  expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '30' } });
  expect(JSON.parse(answer.body)).toMatchObject({ type: '/problems/dependency-down', instance: REQUEST_ID });
  expect(lines.filter((line) => line.includes('"CalendarMissing":1'))).toHaveLength(1);
  for (const personal of [person.name, person.idNumber, person.phone, person.accountNumber]) {
    expect(lines.join('\n')).not.toContain(personal);
  }
});
