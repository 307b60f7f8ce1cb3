import { createServer, type RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';

/** A server for one test, and its address. */
export async function aServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

/** A server that gives every request the same answer. */
export function answering(status: number, body: string): Promise<string> {
  return aServer((_request, response) => response.writeHead(status).end(body));
}
