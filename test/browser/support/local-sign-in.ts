import type { Page } from 'playwright-core';
import { byKeyboard } from './by-keyboard.ts';

/** What the page of the local run lists in the row of a person, found by a name or a staff number. */
async function listedOf(page: Page, person: string): Promise<readonly string[]> {
  const people = await page.context().newPage();
  await people.goto('/local/people');
  const row = people.getByRole('row').filter({ has: people.getByText(person, { exact: true }) });
  const cells = await row.locator('td').allTextContents();
  await people.close();
  return cells;
}

/** Signs a seeded citizen in by keyboard, where the portal has led to the sign-in of the local run. */
export async function signInCitizen(page: Page, name: string): Promise<void> {
  const [phone = '', personalNumber = '', password = ''] = await listedOf(page, name);
  const keys = byKeyboard(page);
  await keys.type(page.locator('#phone'), phone);
  await keys.type(page.locator('#personalNumber'), personalNumber);
  await keys.type(page.locator('#password'), password);
  await keys.press(page.getByRole('button', { name: '登录' }));
}

/** Signs a seeded member of staff in with password and one-time code, where the desk has led to the sign-in. */
export async function signInStaff(page: Page, staffId: string): Promise<void> {
  const [, password = ''] = await listedOf(page, staffId);
  await page.fill('#staffId', staffId);
  await page.fill('#password', password);
  await page.keyboard.press('Enter');
  await page.locator('#code').waitFor();
  const [, , code = ''] = await listedOf(page, staffId);
  await page.fill('#code', code);
  await page.keyboard.press('Enter');
}
