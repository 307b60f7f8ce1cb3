import type { Page } from 'playwright-core';
import * as z from 'zod';

const listed = z.object({
  citizens: z.array(z.object({ phone: z.string(), personalNumber: z.string(), password: z.string() })),
  staff: z.array(z.object({ subject: z.string(), password: z.string(), code: z.optional(z.string()) })),
});

const STAFF = 'fund-reviewer-210200';

/** Signs the first seeded citizen in, as people do, and waits for their applications. */
export async function signCitizenIn(page: Page, url: string): Promise<void> {
  const [citizen] = (await people(url)).citizens;
  await page.goto('/applications');
  // The page does some work first, without which it refuses a sign-in.
  await page.getByText('验证已自动完成').waitFor();
  await fill(page, { ...citizen });
  await page.locator('article.card').waitFor();
}

/** Signs a member of staff in, with a one-time code, and waits for the tasks. */
export async function signStaffIn(page: Page, url: string): Promise<void> {
  await page.goto('/staff/tasks');
  const found = (await people(url)).staff.find(({ subject }) => subject === STAFF);
  await fill(page, { staffId: STAFF, password: found?.password ?? '' });
  await page.locator('#code').waitFor();
  await fill(page, { code: found?.code ?? '' });
  await page.locator('tbody tr[data-row-key]').first().waitFor();
}

async function fill(page: Page, entries: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(entries)) await page.fill(`#${name}`, value);
  await page.locator('form button[type=submit]').first().click();
}

async function people(url: string): Promise<z.infer<typeof listed>> {
  return listed.parse(await (await fetch(`${url}/local/people`)).json());
}
