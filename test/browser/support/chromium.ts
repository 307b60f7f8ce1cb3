import { describe } from 'vitest';
import { browserPath, NO_BROWSER } from '../../../bench/browser.ts';

const required = Boolean(process.env.CI);
if (browserPath === undefined && !required) console.warn(NO_BROWSER);

/**
 * Describes tests that need a browser. Without one they do not run, and one line says how to get it. Continuous
 * integration (`CI` is set) has no such excuse: there they fail.
 */
export const describeInBrowser = describe.runIf(browserPath !== undefined || required);
