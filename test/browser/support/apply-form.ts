import type { Page } from 'playwright-core';
import type { Person } from '../../journeys/support/people.ts';

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
  await next();
  await keyboard.press('Space');
  await next();
  await keyboard.type('虚构银行中山支行');
  await next();
  await keyboard.type(person.accountNumber);
  await next();
}

/** Fills the form in one go, for tests of something else. */
export async function fillForm(page: Page, person: Person, { applicant = '企业职工' } = {}): Promise<void> {
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
  await page.getByLabel('银行账户').check();
  await page.fill('#bankName', '虚构银行中山支行');
  await page.fill('#accountNumber', person.accountNumber);
}
