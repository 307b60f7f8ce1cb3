import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startFixture } from '../../running-fixture.ts';

test('on the machine’s time a failed record is retried without a move of the clock, and settling does not wait for it', async () => {
  const fixture = await startFixture({ clock: 'real' });
  try {
    const until = '2999-01-01T00:00:00Z';
    await fixture.call('POST', '/cases', { id: 'held', until });
    expect((await fixture.call('POST', '/local/settle')).status).toBe(200);
    expect((await fixture.call('GET', '/cases/notified-held')).status).toBe(404);
    await fixture.call('POST', '/cases', { id: 'release', until });
    const notified = async (): Promise<boolean> => (await fixture.call('GET', '/cases/notified-held')).status === 200;
    while (!(await notified())) await setTimeout(100);
    expect((await fixture.call('GET', '/cases/notified-held')).body.times).toHaveLength(1);
    expect(fixture.said).toEqual([]);
  } finally {
    await fixture.stop();
  }
});
