import { loadavg } from 'node:os';
import type { BrowserContextOptions } from 'playwright-core';
import { startLocalService } from '../../local/service.ts';
import { openBrowser } from '../browser.ts';
import { columns } from '../figure.ts';
import { median } from '../statistics.ts';
import { openWorkbench } from '../workbench.ts';
import { type MeasuredPage, measuredPages } from './measured-pages.ts';
import { prepareCases } from './prepare-cases.ts';
import { signCitizenIn, signStaffIn } from './sign-in.ts';
import { type Visit, type Visitor, visitorIn } from './visit.ts';

/** How often each page is opened; the median counts. */
const RUNS = 5;
const BUDGET_MILLISECONDS = 2500;

const workbench = await openWorkbench();
const service = await startLocalService({ port: 0, dataFolder: await workbench.folder('pages'), say: () => {} });
const browser = await openBrowser();
try {
  const { url } = service;
  const noticeId = await prepareCases(url);
  const newTab = async (known: BrowserContextOptions = {}) => {
    const viewport = { width: 360, height: 800 };
    return (await browser.newContext({ baseURL: url, locale: 'zh-CN', viewport, ...known })).newPage();
  };
  // Citizens have a phone. Staff have a desk, and a computer as slow as that phone.
  const signedIn = { citizen: await newTab(), staff: await newTab({ viewport: { width: 1280, height: 800 } }) };
  await signCitizenIn(signedIn.citizen, url);
  await signStaffIn(signedIn.staff, url);
  const again: Readonly<Record<keyof typeof signedIn, Visitor>> = {
    citizen: await visitorIn(signedIn.citizen),
    staff: await visitorIn(signedIn.staff),
  };

  const once = async ({ path, ready, who, visit: which }: MeasuredPage): Promise<Visit> => {
    if (who !== 'nobody' && which === 'second') return again[who](path, ready);
    // Cookies are all that somebody who has signed in brings to a first visit.
    const known = who === 'nobody' ? {} : { storageState: await signedIn[who].context().storageState() };
    const tab = await newTab(known);
    const cost = await (await visitorIn(tab))(path, ready);
    await tab.context().close();
    return cost;
  };
  const asked = process.argv.slice(2);
  const rows: (readonly (string | number)[])[] = [];
  let over = 0;
  for (const page of measuredPages(noticeId)) {
    if (asked.length > 0 && !asked.includes(page.path)) continue;
    const visits: Visit[] = [];
    // The first run warms the service up, and the cache of those who are signed in.
    for (let run = 0; run <= RUNS; run += 1) visits.push(await once(page));
    const of = (what: (one: Visit) => number) => median(visits.slice(1).map(what));
    const paint = of(({ paintMilliseconds }) => paintMilliseconds);
    if (paint > BUDGET_MILLISECONDS) over += 1;
    rows.push([
      page.path,
      page.visit,
      Math.round(paint),
      (paint / BUDGET_MILLISECONDS).toFixed(2),
      Math.round(of(({ openedMilliseconds }) => openedMilliseconds)),
      Math.round(of(({ readyMilliseconds }) => readyMilliseconds)),
      Math.round(of(({ threadMilliseconds }) => threadMilliseconds)),
      of(({ kilobytes }) => kilobytes).toFixed(1),
      of(({ requests }) => requests),
    ]);
  }
  const titles = [
    'page',
    'visit',
    'largest paint ms',
    'to 2,500',
    'from the address ms',
    'there ms',
    'thread ms',
    'kB',
    'requests',
  ];
  console.log(columns([titles, ...rows]).join('\n'));
  console.log(`load ${loadavg()[0]?.toFixed(2)}; the milliseconds mean little on a busy machine`);
  process.exitCode = over === 0 ? 0 : 1;
} finally {
  await browser.close();
  await service.close();
  await workbench.clear();
}
// The cases on the pages are still under way, and the timers of their workflows would keep the process alive.
process.exit();
