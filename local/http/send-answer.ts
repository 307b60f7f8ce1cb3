import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpAnswer } from './http-message.ts';

/** Sends an answer. A HEAD gets its status and headers only. */
export function sendAnswer(message: IncomingMessage, response: ServerResponse, answer: HttpAnswer): void {
  for (const [name, value] of Object.entries(answer.headers)) {
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  response.statusCode = answer.status;
  response.end(message.method === 'HEAD' ? undefined : answer.body);
}
