import type { CDPSession, Page } from 'playwright-core';

/** A phone of the cheaper kind on a slow network: 4 times slower than this machine, and Chromium's "Fast 3G". */
const CPU_SLOWDOWN = 4;
const NETWORK = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 180_000,
  uploadThroughput: 84_375,
  connectionType: 'cellular3g',
} as const;
/** Nothing larger is painted after this long without anything on the network: some three round trips. */
const QUIET_MILLISECONDS = 2000;

/** What one visit to an address cost. */
export interface Visit {
  /** From the address to the largest paint of the page that stands there at the end, redirects included. */
  readonly openedMilliseconds: number;
  /** The same from the start of the last document on, as browsers report it. */
  readonly paintMilliseconds: number;
  /** From the address until what the page is for is there, such as the first row of a list. */
  readonly readyMilliseconds: number;
  /** What came over the network, headers included, in thousands of bytes. */
  readonly kilobytes: number;
  readonly requests: number;
  /** Of the main thread, without the slow-down. It is the same on a busy machine. */
  readonly threadMilliseconds: number;
}

const OBSERVE = `
  window.largestPaint = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.largestPaint = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
`;

/** Opens addresses in a tab, on the slow phone. */
export type Visitor = (address: string, ready: string) => Promise<Visit>;

/** Makes a tab slow. Each visit waits until the page is quiet. */
export async function visitorIn(page: Page): Promise<Visitor> {
  const cdp = await page.context().newCDPSession(page);
  await page.addInitScript(OBSERVE);
  const traffic = await listen(cdp);
  await cdp.send('Network.emulateNetworkConditions', NETWORK);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  return (address, ready) => visit({ page, cdp, traffic }, address, ready);
}

interface SlowTab {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly traffic: Traffic;
}

async function visit({ page, cdp, traffic }: SlowTab, address: string, ready: string): Promise<Visit> {
  traffic.begin();
  const startedAt = Date.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator(ready).first().waitFor({ timeout: 120_000 });
  const readyMilliseconds = Date.now() - startedAt;
  await quiet(page, traffic);
  const { origin, paint } = await page.evaluate<{ origin: number; paint: number }>(
    '({ origin: performance.timeOrigin, paint: window.largestPaint })',
  );
  // Chromium counts anew for each page.
  const { metrics } = await cdp.send('Performance.getMetrics');
  const thread = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  return {
    openedMilliseconds: origin + paint - startedAt,
    paintMilliseconds: paint,
    readyMilliseconds,
    kilobytes: traffic.bytes() / 1000,
    requests: traffic.requests(),
    threadMilliseconds: (thread * 1000) / CPU_SLOWDOWN,
  };
}

async function listen(cdp: CDPSession) {
  let [bytes, requests, lastAt] = [0, 0, Date.now()];
  // Requests are not counted as open: one that a redirect cuts short may never be reported as ended.
  const moved = () => {
    lastAt = Date.now();
  };
  const came = (length: number) => {
    bytes += length;
    // What comes from the cache has no length.
    if (length > 0) requests += 1;
  };
  cdp.on('Network.requestWillBeSent', ({ redirectResponse }) => {
    if (redirectResponse) came(redirectResponse.encodedDataLength);
    moved();
  });
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    came(encodedDataLength);
    moved();
  });
  cdp.on('Network.dataReceived', moved);
  cdp.on('Network.loadingFailed', moved);
  await cdp.send('Network.enable');
  return {
    /** Counts from now on. */
    begin: () => {
      [bytes, requests, lastAt] = [0, 0, Date.now()];
    },
    bytes: () => bytes,
    requests: () => requests,
    isQuiet: () => Date.now() - lastAt > QUIET_MILLISECONDS,
  };
}

type Traffic = Awaited<ReturnType<typeof listen>>;

async function quiet(page: Page, { isQuiet }: Traffic): Promise<void> {
  while (!isQuiet()) await page.waitForTimeout(100);
}
