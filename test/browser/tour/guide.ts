import type { Browser, BrowserContext, Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import { type Language, pathIn, scriptedAreaOf, splitLanguage } from '../../../shared/contracts/portal-pages.ts';
import { LANGUAGE_TAG } from '../../../web/text/language.ts';
import { type SignedInPerson, signedInAs } from '../support/signed-in.ts';
import type { TourWorld } from './tour-world.ts';
import type { StandIn, View, Visitor } from './view.ts';

/** What the browser of a visitor has open. */
interface Visit {
  readonly visitor: Visitor;
  readonly language: Language;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];
}

/** Leads through the views, one at a time. */
export interface Guide {
  /** Shows a view. The page is good until the next one is shown. */
  readonly show: (view: View, language: Language, width: number) => Promise<Page>;
  /** What the browser has complained of since the view was shown, apart from what the view expects. */
  readonly complaints: (view: View) => readonly string[];
}

interface GuideDeps {
  readonly browser: Browser;
  readonly world: TourWorld;
}

/**
 * A guide with one browser window. The window stays open while the visitor and the language stay the same, and pages of
 * one area follow each other as when somebody clicks a link: loading them anew takes several times as long.
 */
export function guideThrough({ browser, world }: GuideDeps): Guide {
  let visit: Visit | undefined;
  /** The area whose script runs in the window and knows who is signed in. */
  let running: string | undefined;
  /** The requests of the window that are held back. */
  const held: Route[] = [];

  const visitOf = async (visitor: Visitor, language: Language): Promise<Visit> => {
    if (visit?.visitor === visitor && visit.language === language) return visit;
    await visit?.context.close();
    running = undefined;
    held.length = 0;
    visit = await arrive(visitor, language, { browser, world });
    return visit;
  };

  return {
    async show(view, language, width) {
      const { page, context, complaints } = await visitOf(view.visitor, language);
      if (held.length > 0) {
        // What was held back must not reach the service now, and the page must not try it again.
        await page.goto('about:blank');
        for (const route of held.splice(0)) await route.abort().catch(() => undefined);
        running = undefined;
      }
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      await page.emulateMedia({ media: null });
      await page.setViewportSize({ width, height: 800 });
      if (view.visitor === 'stranger') await context.clearCookies();
      const address = addressOf(view, world, language);
      const answers = typeof view.answers === 'function' ? await view.answers() : (view.answers ?? {});
      for (const [pattern, standIn] of Object.entries(answers)) await answerInstead(page, pattern, standIn, held);
      complaints.length = 0;

      const area = scriptedAreaOf(splitLanguage(new URL(address, world.url).pathname).path);
      // What a page reads when it opens is answered instead only where nothing of it is in memory.
      const anew = view.answers !== undefined && view.act === undefined;
      const inside = area !== undefined && area === running && !anew && view.visitor !== 'stranger';
      if (inside) await follow(page, address, pathIn(language, area === 'staff' ? '/staff/signed-out' : '/signed-out'));
      else await page.goto(address);
      running = anew ? undefined : area;
      const isHeld = anew && Object.values(answers).includes('held');
      // The first words of a page stand there before its sign-in. Its own request comes after that.
      if (isHeld) await expect.poll(() => held.length, { timeout: 30_000 }).toBeGreaterThan(0);
      await ready(page, isHeld);
      await view.act?.(page, world);
      return page;
    },
    complaints: ({ expected }) => (visit?.complaints ?? []).filter((text) => !expected?.test(text)),
  };
}

async function arrive(visitor: Visitor, language: Language, { browser, world }: GuideDeps): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: world.url,
    locale: LANGUAGE_TAG[language],
    reducedMotion: 'reduce',
  });
  const person = personOf(visitor, world);
  if (person) await signedInAs(context, world.url, person);
  if (visitor === 'withoutScript') await context.route('**/oidc/**', leaveScriptOut);
  // What one view has typed is no draft of the next.
  await context.addInitScript(() => location.protocol.startsWith('http') && localStorage.clear());
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  context.on('weberror', (failure) => complaints.push(String(failure.error())));
  return { visitor, language, context, page: await context.newPage(), complaints };
}

/** Shows a page as a browser without script does. axe is a script itself and would never end in such a browser. */
async function leaveScriptOut(route: Route): Promise<void> {
  const response = await route.fetch();
  const isPage = response.headers()['content-type']?.startsWith('text/html');
  const html = isPage ? await response.text() : '';
  const body = html.replaceAll(/<script.*?<\/script>|<\/?noscript>/gs, '');
  await route.fulfill({ response, ...(isPage && { body }) });
}

function personOf(visitor: Visitor, { applicants }: TourWorld): SignedInPerson | undefined {
  switch (visitor) {
    case 'nobody':
    case 'stranger':
    case 'withoutScript':
      return undefined;
    case 'staff':
      return { ...DESK, staffId: 'desk-all', roles: ['reviewer', 'fund-reviewer', 'supervisor', 'payer', 'auditor'] };
    case 'auditor':
      return { ...DESK, staffId: 'desk-auditor', roles: ['auditor'] };
    default: {
      const { idNumber, name, phone } = applicants[visitor];
      return { kind: 'applicant', idNumber, name, phone };
    }
  }
}

const DESK = { kind: 'staff', name: '案样员', agency: '210200' } as const;

/** The address of a view in a language. The sign-in pages take the language as a parameter. */
function addressOf({ path }: View, world: TourWorld, language: Language): string {
  const address = typeof path === 'string' ? path : path(world, language);
  if (address.startsWith('http')) return address;
  if (/^\/(oidc|local\/people)/.test(address)) return `${address}?lang=${language}`;
  return pathIn(language, address);
}

async function answerInstead(page: Page, pattern: string, standIn: StandIn, held: Route[]): Promise<void> {
  await page.route(pattern, async (route) => {
    if (standIn === 'held') {
      held.push(route);
      return;
    }
    const { status, body = '' } = typeof standIn === 'number' ? { status: standIn } : standIn;
    const isHtml = typeof body === 'string';
    const contentType = isHtml ? 'text/html' : status < 400 ? 'application/json' : 'application/problem+json';
    await route.fulfill({ status, contentType, body: isHtml ? body : JSON.stringify(body) });
  });
}

/** Follows a link inside an area. A page in between, without any content, ends the state of the view before. */
async function follow(page: Page, address: string, between: string): Promise<void> {
  for (const href of [between, address]) {
    await page.evaluate((to) => {
      const link = document.createElement('a');
      link.href = to;
      document.body.append(link);
      link.click();
      link.remove();
      localStorage.clear();
    }, href);
    if (href === between) await ready(page, false);
  }
}

/** Waits until a page has its heading, and nothing of it is on its way unless an answer is held back. */
async function ready(page: Page, held: boolean): Promise<void> {
  await page.waitForFunction(
    (loading) => document.querySelector('h1, .alert') && (document.querySelector('.loading') !== null) === loading,
    held,
  );
}
