import type { Page } from 'playwright-core';

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
