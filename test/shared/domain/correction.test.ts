import { describe, expect, test } from 'vitest';
import { checksToRun, currentFindings, verifiedSince } from '../../../shared/domain/case/current-findings.ts';
import {
  CORRECTABLE_FIELDS,
  type CorrectableField,
  checksOf,
  type MadeCorrection,
} from '../../../shared/domain/correction.ts';
import { CHECKS, type Check } from '../../../shared/domain/finding.ts';
import { aFinding } from '../../support/findings.ts';
import { instantAt } from '../../support/instants.ts';

const askedAt = instantAt('2021-06-21T10:00:00+08:00');
const correctedAt = instantAt('2021-07-02T10:00:00+08:00');
const submittedAt = instantAt('2021-06-16T09:00:00+08:00');

describe('the checks that run again', () => {
  test.each<[CorrectableField, readonly Check[]]>([
    ['applicant.name', ['identity', 'certificate']],
    ['applicant.socialSecurityNumber', ['employment']],
    ['applicant.phone', []],
    ['certificate.category', ['certificate']],
    ['certificate.number', ['certificate']],
    ['certificate.level', ['certificate']],
    ['certificate.occupationCode', ['certificate']],
    ['certificate.issuedOn', ['certificate']],
    ['payee.kind', []],
    ['payee.bankName', []],
    ['payee.accountNumber', []],
  ])('where %s is corrected are: %j', (field, checks) => {
    expect([...checksOf([field])].sort()).toEqual([...checks].sort());
  });

  test('of several fields are named once each', () => {
    expect([...checksOf(CORRECTABLE_FIELDS)].sort()).toEqual([...CHECKS].sort());
    expect(checksOf(['certificate.number', 'certificate.level', 'payee.kind'])).toEqual(['certificate']);
    expect(checksOf([])).toEqual([]);
  });
});

test('neither the ID number nor the category of a person can be corrected', () => {
  const fields: readonly string[] = CORRECTABLE_FIELDS;
  expect(fields.filter((field) => /idNumber|applicant\.category/.test(field))).toEqual([]);
});

const made: MadeCorrection = { stage: 'FUND_REVIEW', fields: ['certificate.number'], askedAt, correctedAt, checks: [] };

describe('the findings that count', () => {
  const round = (...checks: Check[]): MadeCorrection => ({ ...made, checks });
  const first = CHECKS.map((check) => aFinding({ check }));
  const checksIn = (findings: readonly { readonly check: Check }[]) => findings.map(({ check }) => check);

  test('are all of them before any correction', () => {
    expect(currentFindings({}, first)).toEqual(first);
    expect(checksToRun({})).toEqual(CHECKS);
  });

  test('after a correction are those of the checks that it does not touch', () => {
    const corrections = [round('certificate')];
    expect(checksIn(currentFindings({ corrections }, first)).sort()).toEqual(['employment', 'identity']);
    expect(checksToRun({ corrections })).toEqual(['certificate']);
  });

  test('are the new ones once a check has run again, whatever a later round touches', () => {
    const corrections = [round('certificate'), round('employment')];
    const again = aFinding({ check: 'certificate', round: 1 });
    expect(currentFindings({ corrections }, [...first, again])).toEqual([
      expect.objectContaining({ check: 'identity' }),
      again,
    ]);
  });

  test('are not those of the round before where a check is touched twice', () => {
    const corrections = [round('certificate'), round('certificate')];
    expect(currentFindings({ corrections }, [aFinding({ check: 'certificate', round: 1 })])).toEqual([]);
    const latest = aFinding({ check: 'certificate', round: 2 });
    expect(currentFindings({ corrections }, [latest])).toEqual([latest]);
  });

  test('are all of them where a correction touches no check, and none has to run', () => {
    const corrections = [round()];
    expect(currentFindings({ corrections }, first)).toEqual(first);
    expect(checksToRun({ corrections })).toEqual([]);
  });
});

test('a silent register is waited for from the last correction, and from the submission before', () => {
  expect(verifiedSince({ submittedAt })).toBe(submittedAt);
  expect(verifiedSince({ submittedAt, corrections: [made] })).toBe(correctedAt);
});
