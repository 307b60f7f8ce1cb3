import type { Page } from 'playwright-core';
import type { Introduction } from '../../../local/world/seeded-world.ts';
import type { Person } from '../../journeys/support/people.ts';
import { byKeyboard } from './by-keyboard.ts';

/** Answers the questions of the check by keyboard, and goes on to the form. */
export async function checkByKeyboard(page: Page, { certificate }: Introduction): Promise<void> {
  const keys = byKeyboard(page);
  const [year = '', month = '', day = ''] = certificate.issuedOn.split('-');
  await keys.choose(page.getByLabel('企业职工'));
  await keys.choose(page.getByLabel('职业技能等级证书'));
  await keys.type(page.locator('#issuedOn'), year);
  await keys.type(page.locator('#issuedOn-month'), month);
  await keys.type(page.locator('#issuedOn-day'), day);
  await keys.type(page.locator('#occupationCode'), 'hangong');
  await keys.choose(page.getByRole('radio', { name: '焊工 6-18-02-04' }));
  await keys.choose(page.getByLabel('三级/高级工'));
  await keys.press(page.getByRole('button', { name: '查看结果' }));
  await page.getByText('补贴金额¥2,500.00').waitFor();
  await keys.press(page.getByRole('link', { name: '按此项目申报（大连市' }));
}

/** Fills in by keyboard what the check has not asked, and sends the form. */
export async function completeByKeyboard(page: Page, person: Introduction): Promise<void> {
  const keys = byKeyboard(page);
  await keys.type(page.locator('#socialSecurityNumber'), person.socialSecurityNumber);
  await keys.type(page.locator('#certificateNumber'), person.certificate.number);
  await keys.choose(page.getByLabel('银行账户'));
  await keys.type(page.locator('#bankName'), '虚构银行中山支行');
  await keys.type(page.locator('#accountNumber'), person.accountNumber);
  await keys.press(page.getByRole('button', { name: '提交申报' }));
}

/** Fills the form of an application by keyboard alone, from the first field on, and sends it. */
export async function fillByKeyboard(page: Page, person: Person): Promise<void> {
  const { keyboard } = page;
  const next = () => keyboard.press('Tab');
  await page.locator('#socialSecurityNumber').focus();
  await keyboard.type(person.socialSecurityNumber);
  await next();
  // The phone is that of the sign-in.
  await next();
  await keyboard.press('Space');
  await next();
  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  await next();
  await keyboard.type(person.certificate.number);
  for (const part of person.certificate.issuedOn.split('-')) {
    await next();
    await keyboard.type(part);
  }
  await next();
  await keyboard.type('hg');
  await page.getByRole('radio', { name: '焊工 6-18-02-04' }).waitFor();
  await keyboard.press('Enter');
  await next();
  await keyboard.press('Space');
  await next();
  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await page.locator('#programme').waitFor();
  await next();
  await keyboard.press('Space');
  await next();
  await keyboard.press('Space');
  await next();
  await keyboard.type('虚构银行中山支行');
  await next();
  await keyboard.type(person.accountNumber);
  await next();
}

/** Fills the form in one go, for tests of something else. */
export async function fillForm(
  page: Page,
  person: Person,
  { applicant = '企业职工', programme = '大连市企业职工职业技能证书补贴' } = {},
): Promise<void> {
  await page.fill('#socialSecurityNumber', person.socialSecurityNumber);
  await page.getByLabel(applicant).check();
  await page.getByLabel('职业技能等级证书').check();
  await page.fill('#certificateNumber', person.certificate.number);
  const [year = '', month = '', day = ''] = person.certificate.issuedOn.split('-');
  await page.fill('#issuedOn', year);
  await page.fill('#issuedOn-month', month);
  await page.fill('#issuedOn-day', day);
  await page.fill('#occupationCode', '焊工');
  await page.getByRole('radio', { name: '焊工 6-18-02-04' }).check();
  await page.getByLabel('三级/高级工').check();
  await page.getByLabel(programme).check();
  await page.getByLabel('银行账户').check();
  await page.fill('#bankName', '虚构银行中山支行');
  await page.fill('#accountNumber', person.accountNumber);
}
