import type { Page } from 'playwright-core';

/** Opens the first task of the queue by keyboard. */
export async function openFirstTask(desk: Page): Promise<void> {
  await desk.locator('a[data-task]').first().waitFor();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  await desk.locator('#outcome').waitFor();
}

/** Decides an open task by keyboard, and confirms it where the decision refuses. `fill` types what it asks for. */
export async function decide(desk: Page, key: '1' | '2', fill?: () => Promise<void>): Promise<void> {
  await desk.keyboard.press(key);
  await fill?.();
  await desk.keyboard.press('Control+Enter');
  if (key === '2') {
    await desk.getByRole('region', { name: '请确认' }).waitFor();
    await desk.keyboard.press('Control+Enter');
  }
  // A second look at it may be the next task.
  await desk.getByText('上一件已作出决定').waitFor();
}
