import { describe, expect, test } from 'vitest';
import { PHASES } from '../../../shared/domain/phase.ts';
import { earlierItemOf, itemOf, keyOf, parseApplication } from '../../../shared/table/application-item.ts';
import { applicationKey, earlierAttemptKey, refusedSubmissionKey } from '../../../shared/table/keys.ts';
import { anApplication } from '../../support/applications.ts';
import { aPerson } from '../../support/people.ts';
import { aRefusedSubmission } from '../domain/case/all-decisions.ts';

const { idNumber } = aPerson(1);
const WELDER = { conceptId: '6-18-02-04', level: 3 };
const refused = anApplication({ phase: 'REJECTED', attempt: 2 }).application;
const receipt = aRefusedSubmission('20210616090000-RECEIPT0').after;
const INDEX_KEYS = ['caseloadPk', 'caseloadPhasePk', 'caseloadSk', 'nextDuePk', 'nextDueSk', 'noticePk', 'noticeSk'];

describe('the key of an application', () => {
  test.each(PHASES)('that is %s is that of person, occupation and level, while it is the current attempt', (phase) => {
    expect(keyOf(anApplication({ phase }).application)).toEqual(applicationKey(idNumber, WELDER));
  });

  test('that was set aside has its number and its id', () => {
    const { applicationId } = refused;
    const key = earlierAttemptKey(idNumber, WELDER, { attempt: 2, applicationId });
    expect(keyOf({ ...refused, setAside: true })).toEqual(key);
    expect(earlierItemOf(refused)).toMatchObject({ ...key, setAside: true });
  });

  test('that is a receipt is that of its number, whether or not another attempt has the place', () => {
    const key = refusedSubmissionKey(idNumber, receipt.applicationId);
    expect(keyOf(receipt)).toEqual(key);
    expect(keyOf({ ...receipt, setAside: true })).toEqual(key);
  });

  test('stays with an attempt that was set aside, whatever happens to it then', () => {
    const { setAside, ...item } = earlierItemOf(refused);
    const stored = parseApplication({ ...item, setAside });
    expect(keyOf(stored)).toEqual({ pk: item.pk, sk: item.sk });
    expect(itemOf({ ...stored, version: stored.version + 1 })).toMatchObject({ pk: item.pk, sk: item.sk });
  });
});

describe('the item of an application', () => {
  test('reads back as the application', () => {
    for (const phase of PHASES) {
      const { application } = anApplication({ phase });
      expect(parseApplication(JSON.parse(JSON.stringify(itemOf(application))))).toEqual(application);
    }
  });

  test('is in the lists of its agency and phase, and among the cases that are due', () => {
    expect(Object.keys(itemOf(anApplication().application))).toEqual(
      expect.arrayContaining(['caseloadPk', 'caseloadPhasePk', 'nextDuePk']),
    );
  });

  test('of a receipt is in no list of cases but of those whose content goes some day, and is found by its number', () => {
    const item = itemOf(receipt);
    expect(Object.keys(item).filter((name) => INDEX_KEYS.includes(name))).toEqual(['nextDuePk', 'nextDueSk']);
    expect(item.nextDuePk).toMatch(/^ENDED#CONTENT#/);
    expect(item).toMatchObject({ applicationPk: `APPLICATION#${receipt.applicationId}` });
  });

  test('of a receipt that is reconsidered is looked at when that is due', () => {
    const nextDueAt = receipt.submittedAt;
    const { nextDuePk, caseloadPk } = itemOf({ ...receipt, nextDueAt });
    expect(nextDuePk).toBeDefined();
    expect(caseloadPk).toBeUndefined();
  });

  test('is on a notice while the case is publicised, and no longer once it is suspended', () => {
    expect(itemOf(anApplication({ phase: 'PUBLICISED' }).application).noticePk).toBeDefined();
    expect(itemOf(anApplication({ phase: 'SUSPENDED' }).application).noticePk).toBeUndefined();
  });
});
