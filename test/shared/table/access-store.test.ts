import { expect, test } from 'vitest';
import type { Access } from '../../../shared/domain/access.ts';
import { accessStore } from '../../../shared/table/access-store.ts';
import { queryPrefix } from '../../../shared/table/table.ts';
import { aTable } from '../../support/a-table.ts';
import { anApplication } from '../../support/applications.ts';
import { instantAt } from '../../support/instants.ts';
import { aPerson } from '../../support/people.ts';

const table = await aTable();
const accesses = accessStore(table);
const person = aPerson(1);
const caseNamed = (applicationId: string) => anApplication({ applicationId }, { person }).application;
const anAccess = (applicationId: string, at: string): Access => ({
  applicationId,
  at: instantAt(at),
  staffId: 'staff-1',
  roles: ['reviewer', 'payer'],
  agency: '210202',
  what: 'CASE_FILE',
  purpose: 'CASE_WORK',
});

test('an access reads back as it was recorded, under its own case only', async () => {
  const [one, other] = [caseNamed('CASE000000000001'), caseNamed('CASE000000000002')];
  const access = anAccess(one.applicationId, '2021-06-16T09:00:00+08:00');
  await accesses.record(one, access, 'A');
  expect(await accesses.ofCase(one, 10, undefined)).toEqual({ entries: [access] });
  expect(await accesses.ofCase(other, 10, undefined)).toEqual({ entries: [] });
});

test('a page has the limit, and the last page no next', async () => {
  const application = caseNamed('CASE000000000003');
  for (const at of ['09:00', '09:01', '09:02', '09:03']) {
    await accesses.record(application, anAccess(application.applicationId, `2021-06-16T${at}:00+08:00`), at);
  }
  const first = await accesses.ofCase(application, 2, undefined);
  expect(first.entries.map(({ at }) => at.slice(14, 16))).toEqual(['03', '02']);
  const second = await accesses.ofCase(application, 2, first.next);
  expect(second.entries.map(({ at }) => at.slice(14, 16))).toEqual(['01', '00']);
  expect(second).not.toHaveProperty('next');
});

test.each(['', 'x', 'eA'])('the next %j, which no page gave, is refused', async (next) => {
  await expect(accesses.ofCase(caseNamed('CASE000000000003'), 2, next)).rejects.toMatchObject({ code: 'VALIDATION' });
});

test('a record expires after three years, never earlier', async () => {
  const application = caseNamed('CASE000000000004');
  await accesses.record(application, anAccess(application.applicationId, '2021-06-16T09:00:00+08:00'), 'A');
  const [item] = await queryPrefix(table, `ID#${person.idNumber}`, `ACCESS#${application.applicationId}#`, 1);
  const expiry = new Date(Number(item?.expiresAtSeconds) * 1000).toISOString();
  expect(expiry >= '2024-06-16T01:00:00.000Z' && expiry < '2024-06-20').toBe(true);
});
