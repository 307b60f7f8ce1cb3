import { describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import {
  awaitsConfirmation,
  deathOf,
  diedBeforeSubmission,
  hadHandInDeath,
  recipientOf,
  withoutDeath,
} from '../../../shared/domain/death.ts';
import { anApplication } from '../../support/applications.ts';
import { aDeath, anHeirsPayee } from '../../support/deaths.ts';
import { instantAt } from '../../support/instants.ts';

const at = instantAt('2021-06-21T10:00:00+08:00');
/** A case that was submitted at 09:00 on 2021-06-16. */
const aCase = (fields: Parameters<typeof anApplication>[0] = {}) =>
  anApplication({ phase: 'PAYING', ...fields }).application;

describe('the death of an applicant', () => {
  test('is the one recorded last, and none once that was struck out', () => {
    const [first, second] = [aDeath({ struckAt: at }), aDeath({ diedOn: civilDate('2021-06-18') })];
    expect(deathOf({})).toBeUndefined();
    expect(deathOf({ deaths: [first] })).toBeUndefined();
    expect(deathOf({ deaths: [first, second] })).toEqual(second);
  });

  test.each([
    ['2021-06-15', true],
    ['2021-06-16', false],
    ['2021-06-17', false],
  ])('on %s came before a submission on 2021-06-16: %s', (diedOn, isBefore) => {
    expect(diedBeforeSubmission(aCase({ deaths: [aDeath({ diedOn: civilDate(diedOn) })] }))).toBe(isBefore);
  });

  test('came before the submission by the day in Beijing', () => {
    const submittedAt = instantAt('2021-06-16T00:30:00+08:00');
    const diedOn = civilDate('2021-06-15');
    expect(diedBeforeSubmission({ submittedAt, deaths: [aDeath({ diedOn })] })).toBe(true);
  });
});

describe('the money of a case', () => {
  const heirsPayee = anHeirsPayee();
  const confirmed = { ...heirsPayee, confirmedAt: at };

  test('goes to the applicant while no death is recorded', () => {
    const { payee } = aCase();
    expect(recipientOf(aCase())).toEqual({ payee });
    expect(recipientOf(aCase({ deaths: [aDeath({ struckAt: at })] }))).toEqual({ payee });
  });

  test('goes to nobody after a death, until a payer has confirmed the payee of the heirs', () => {
    expect(recipientOf(aCase({ deaths: [aDeath()] }))).toBeUndefined();
    expect(recipientOf(aCase({ deaths: [aDeath()], heirsPayee }))).toBeUndefined();
    expect(
      recipientOf(aCase({ deaths: [aDeath()], heirsPayee: { ...heirsPayee, refusal: '账户有误' } })),
    ).toBeUndefined();
  });

  test('then goes to the account of the heir, in the name of the heir', () => {
    const { payee, heir } = heirsPayee;
    const { name: payeeName } = heir;
    expect(recipientOf(aCase({ deaths: [aDeath()], heirsPayee: confirmed }))).toEqual({ payee, payeeName });
  });

  test('goes to nobody where the applicant had died before the submission, whatever was confirmed', () => {
    const deaths = [aDeath({ diedOn: civilDate('2021-06-15') })];
    expect(recipientOf(aCase({ deaths, heirsPayee: confirmed }))).toBeUndefined();
  });

  test('goes to the applicant again once the record is struck out, and nothing is left of the heirs', () => {
    const struck = withoutDeath(aCase({ deaths: [aDeath()], heirsPayee: confirmed }), at);
    expect(recipientOf(struck)).toEqual({ payee: struck.payee });
    expect(struck.deaths).toEqual([{ ...aDeath(), struckAt: at }]);
    expect(struck.heirsPayee).toBeUndefined();
  });
});

test('a payee of the heirs waits for a payer until it is confirmed or sent back', () => {
  const heirsPayee = anHeirsPayee();
  expect(awaitsConfirmation({})).toBe(false);
  expect(awaitsConfirmation({ heirsPayee })).toBe(true);
  expect(awaitsConfirmation({ heirsPayee: { ...heirsPayee, confirmedAt: at } })).toBe(false);
  expect(awaitsConfirmation({ heirsPayee: { ...heirsPayee, refusal: '账户有误' } })).toBe(false);
});

test('whoever recorded the death or named the payee had a hand in it, by person or account', () => {
  const application = { deaths: [aDeath()], heirsPayee: anHeirsPayee() };
  const other = { person: 'another', staffId: 'another' };
  for (const hand of [aDeath().recordedBy, anHeirsPayee().namedBy]) {
    expect(hadHandInDeath(application, hand)).toBe(true);
    expect(hadHandInDeath(application, { ...other, person: hand.person })).toBe(true);
    expect(hadHandInDeath(application, { ...other, staffId: hand.staffId })).toBe(true);
  }
  expect(hadHandInDeath(application, other)).toBe(false);
  expect(hadHandInDeath({}, aDeath().recordedBy)).toBe(false);
});
