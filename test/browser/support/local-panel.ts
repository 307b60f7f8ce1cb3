import type { Page } from 'playwright-core';

const REGISTERS = ['身份登记系统', '就业登记系统', '证书登记系统'];

/** Moves the clock of the run in the panel to a moment as citizens read it, such as 2021年6月24日 24:00. */
export async function moveClockTo(panel: Page, shown: string): Promise<void> {
  const [year = '', month = '', day = '', hour = '', minute = ''] = shown.match(/\d+/g) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const endsTheDay = hour === '24';
  await panel.getByLabel('前进到指定时间（北京时间）').fill(endsTheDay ? `${date}T23:59` : `${date}T${hour}:${minute}`);
  await panel.getByRole('button', { name: '前进', exact: true }).click();
  await panel.getByText('时钟已到').waitFor();
  if (!endsTheDay) return;
  // The field knows no 24:00.
  await panel.getByRole('button', { name: '前进1小时' }).click();
  await panel.getByText(/时钟已到.+ 00:59/).waitFor();
}

/** Breaks the three registers in the panel, or mends them. */
export async function setRegisters(panel: Page, mode: 'down' | 'none'): Promise<void> {
  for (const register of REGISTERS) {
    const isSet = panel.waitForResponse(
      (answer) => answer.request().method() === 'PUT' && answer.url().endsWith('/local/faults'),
    );
    await panel.getByLabel(register, { exact: true }).selectOption(mode);
    await isSet;
  }
}

/** The code that a phone was sent, as the panel lists it among the messages. */
export async function codeInPanel(panel: Page, phone: string): Promise<string> {
  await panel.getByLabel('按手机号码筛选').fill(phone);
  const message = panel.locator('[aria-labelledby=messages] li', { hasText: '验证码' }).first();
  return /(?<!\d)\d{6}(?!\d)/.exec((await message.textContent()) ?? '')?.[0] ?? '';
}
