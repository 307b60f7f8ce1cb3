import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** A port of the loopback address that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port');
  return address.port;
}

/** Waits until something answers there. The caller bounds the time, and watches whether the process still lives. */
export async function answering(endpoint: string): Promise<void> {
  for (;;) {
    try {
      await fetch(endpoint);
      return;
    } catch {
      await setTimeout(10);
    }
  }
}
