import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../../../bench/browser.ts';
import type { ChosenParameters } from '../../../local/stack-parameters.ts';
import { type Running, startJourney } from '../../journeys/support/journey.ts';

/** The widths at which every page is looked at: a phone and a desk. */
export const WIDTHS = [360, 1280] as const;

/** A page in a browser, and everything that it complained of so far. */
export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors in the console, exceptions, and violations of the content security policy. */
  readonly complaints: readonly string[];
}

interface OpenOptions {
  readonly width?: number;
  /** Prepares the context before the page loads, such as by signing somebody in. */
  readonly prepare?: (context: BrowserContext) => Promise<void>;
  /** Complaints to expect, such as an answer of 503 that the test asked for. */
  readonly expected?: RegExp;
}

export interface Portal extends Pick<Running, 'journey'> {
  readonly url: string;
  readonly browser: Browser;
  /** Opens a page in a context of its own. It is closed, and its complaints fail the test, at `closePages`. */
  readonly open: (path: string, options?: OpenOptions) => Promise<OpenPage>;
  /** Closes the pages of a test. @throws Error where one complained of anything but what was expected */
  readonly closePages: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The service that `npm start` runs, and a browser in front of it; one of each for a file of tests. */
export async function startPortal(clock?: string, chosen?: ChosenParameters): Promise<Portal> {
  const [running, browser] = await Promise.all([startJourney(clock, chosen), openBrowser()]);
  const { url } = running.service;
  const opened: (OpenPage & { readonly expected: RegExp | undefined })[] = [];
  return {
    url,
    browser,
    journey: running.journey,
    async open(path, { width = 360, prepare, expected } = {}) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, baseURL: url, locale: 'zh-CN' });
      const complaints: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      context.on('weberror', (failure) => complaints.push(String(failure.error())));
      await prepare?.(context);
      const page = await context.newPage();
      opened.push({ page, context, complaints, expected });
      await page.goto(path);
      return { page, context, complaints };
    },
    async closePages() {
      const closing = opened.splice(0);
      for (const { context } of closing) await context.close();
      const left = closing.flatMap(({ complaints, expected }) => complaints.filter((text) => !expected?.test(text)));
      if (left.length > 0) throw new Error(`A page complained: ${left.join('; ')}`);
    },
    async stop() {
      await browser.close();
      await running.stop();
    },
  };
}
