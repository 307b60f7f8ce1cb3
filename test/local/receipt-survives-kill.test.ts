import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fictionalApplication } from '../../fictional/fictional-application.ts';
import { introductions } from '../../local/world/seeded-world.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { killableRun } from './killable-run.ts';

const { current, killAndRestart } = killableRun();

test('a refused submission has one receipt, although the process is killed while it is refused', async () => {
  const [person] = introductions;
  if (!person) throw new Error('The world has people');
  const { idNumber, name, phone, certificate } = person;
  const token = await current().local.token({ kind: 'applicant', idNumber, name, phone });
  const application = fictionalApplication(person, certificate);
  const body = { ...application, applicant: { ...application.applicant, category: 'OTHER' } } as const;
  const refused = { token, body, idempotencyKey: 'refused' };
  const lost = current()
    .ask(routes.submitApplication, refused)
    .catch(() => undefined);
  await setTimeout(20);
  await killAndRestart();
  await lost;
  await expect(current().ask(routes.submitApplication, refused)).rejects.toThrow('receiptNumber');
  await killAndRestart();
  const { refusals } = await current().ask(routes.listRefusals, { token, query: {} });
  expect(refusals.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([['APPLICANT_CATEGORY_NOT_ELIGIBLE']]);
});
