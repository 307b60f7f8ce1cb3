import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** The first one is the same engine without a window, which takes less of the processor. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** What to say where there is no browser. */
export const NO_BROWSER =
  'This needs Chromium in PATH, and there is none. Get one with: apt-get install -y chromium-headless-shell';

/** What keeps the browser quiet on a machine without a display: no sandbox of its own, no calls of its own. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser of this machine, or undefined. */
export const browserPath = installedBrowser();

/**
 * Starts Chromium with a new, empty profile. The caller closes it.
 *
 * @throws Error if PATH has no browser; the message says how to get one
 */
export async function openBrowser(): Promise<Browser> {
  if (browserPath === undefined) throw new Error(NO_BROWSER);
  return chromium.launch({ executablePath: browserPath, args: FLAGS });
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
