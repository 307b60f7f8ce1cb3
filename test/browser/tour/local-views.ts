import type { Page } from 'playwright-core';
import { DOWN, type View, viewsOf } from './view.ts';

const panel = viewsOf('/local', 'nobody');
const workflow = viewsOf('/local/workflow/:applicationId?', 'nobody', '/local/workflow');

/** The panel of the local run. */
export const localViews: readonly View[] = [
  panel('local-panel', { picture: 'zh' }),
  panel('local-panel-flaky', { answers: { '**/local/faults': flaky() } }),
  panel('local-panel-refused', { act: moveBack, expected: /400/ }),
  panel('local-panel-loading', { answers: { '**/local/clock': 'held' } }),
  workflow('local-workflow'),
  workflow('local-workflow-of-case', { path: ({ cases }) => `/local/workflow/${cases.fundReview}`, picture: 'zh' }),
  workflow('local-workflow-unknown', { path: '/local/workflow/V000000000000000' }),
  panel('local-panel-failed', { answers: { '**/local/faults': DOWN }, expected: /503/ }),
];

function flaky() {
  return { status: 200, body: { identity: { mode: 'flaky', rate: 0.25 }, bank: { mode: 'down' } } };
}

/** The clock of the run goes forward only. */
async function moveBack(page: Page): Promise<void> {
  await page.fill('#clock-to', '2021-01-01T00:00');
  await page.locator('form.line-form:has(#clock-to) button').click();
  await page.locator('.alert').waitFor();
}
