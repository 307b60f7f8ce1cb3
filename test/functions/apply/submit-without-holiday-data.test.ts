import { describe, expect, test } from 'vitest';
import { checkEligibility } from '../../../functions/apply/check-eligibility.ts';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { httpHandler } from '../../../functions/http/http-handler.ts';
import { routes } from '../../../shared/contracts/routes.ts';
import { CalendarMissingError } from '../../../shared/policy/working-calendar.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { anApplicationBody, anApplicationRequest, SUBMITTED_AT } from '../../support/applications.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { aContext, aGatewayEvent, applicantContext, REQUEST_ID } from '../../support/gateway-events.ts';
import { itemsOf } from '../../support/partition.ts';
import { aPerson } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { aService } from '../../support/service.ts';

const { table, deps } = await aService(calendarUntil(2020));

/** The twelve months to apply end on 2021-05-20, so the last day depends on the holidays of 2021. */
const AFTER_TWELVE_MONTHS = { issuedOn: '2020-05-20' };

describe('where the year of the last day has no holiday data', () => {
  test('an application after twelve months is an error that names the year, and nothing is stored', async () => {
    const refused = submitApplication(anApplicationRequest(aPerson(1), AFTER_TWELVE_MONTHS), deps);
    await expect(refused).rejects.toThrow(CalendarMissingError);
    await expect(refused).rejects.toMatchObject({ name: 'CalendarMissingError', year: 2021 });
    expect(await itemsOf(table, aPerson(1))).toEqual([]);
  });

  test('an eligibility check after twelve months is the same error', async () => {
    await expect(checkEligibility(anApplicationRequest(aPerson(2), AFTER_TWELVE_MONTHS), deps)).rejects.toThrow(
      CalendarMissingError,
    );
  });

  test('an application within twelve months is accepted, as it is in time whatever the holidays', async () => {
    expect(bodyOf(await submitApplication(anApplicationRequest(aPerson(3)), deps)).phase).toBe('VERIFYING');
  });

  test('an application that no policy covers is refused, as that depends on no holiday', async () => {
    const refusal = await refusalOf(
      submitApplication(anApplicationRequest(aPerson(4), { issuedOn: '2019-07-30' }), deps),
    );
    expect(refusal).toMatchObject({ status: 422, code: 'POLICY_REFUSED' });
    expect(refusal.reasons).toContain('CERTIFICATE_DATE_OUTSIDE_WINDOW');
  });

  test('the same request with the same key is accepted once the holiday data exist', async () => {
    // 2021-06-13 is a Sunday and the 14th a holiday, so the 15th is the last day.
    const request = anApplicationRequest(aPerson(5), { issuedOn: '2020-06-13' }, 'key');
    deps.clock.set('2021-06-15T12:00:00+08:00');
    await expect(submitApplication(request, deps)).rejects.toThrow(CalendarMissingError);
    const reply = await submitApplication(request, { ...deps, calendar: calendarUntil(2021) });
    expect(bodyOf(reply).phase).toBe('VERIFYING');
  });
});

test('over HTTP the error is a 503 with Retry-After, and raises the alarm CalendarMissing', async () => {
  const lines = printedLines();
  deps.clock.set(SUBMITTED_AT);
  const person = aPerson(10);
  const handler = httpHandler(routes.submitApplication, (request) => submitApplication(request, deps));
  const body = anApplicationBody({ person, ...AFTER_TWELVE_MONTHS });
  const answer = await handler(aGatewayEvent({ body, authorizer: applicantContext(person) }), aContext());
  expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '30' } });
  expect(JSON.parse(answer.body)).toMatchObject({ type: '/problems/dependency-down', instance: REQUEST_ID });
  expect(lines.filter((line) => line.includes('"CalendarMissing":1'))).toHaveLength(1);
  for (const personal of [person.name, person.idNumber, person.phone, person.accountNumber]) {
    expect(lines.join('\n')).not.toContain(personal);
  }
});
