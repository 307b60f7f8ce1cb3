import { Agent, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import * as z from 'zod';

const problemSchema = z.object({ __type: z.string().default(''), message: z.string().default('') });

/** The engine checks the form of a signature only. */
const UNSIGNED =
  'AWS4-HMAC-SHA256 Credential=local/20210616/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local';

/** An error answer of the streams protocol. The message contains the name of the error. */
export class StreamProblem extends Error {}

export interface StreamsClient {
  /** @throws StreamProblem if the answer is an error */
  readonly call: (operation: string, input: unknown) => Promise<unknown>;
  readonly close: () => void;
}

/**
 * A client of the DynamoDB Streams protocol.
 *
 * A call with the SDK's client takes several times as long, and a year of hourly ticks reads the stream nine thousand
 * times.
 */
export function streamsClient(endpoint: string): StreamsClient {
  const secure = endpoint.startsWith('https:');
  const agent = secure ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true });
  const send = secure ? secureRequest : request;
  const call = (operation: string, input: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
        'x-amz-date': '20210616T000000Z',
        authorization: UNSIGNED,
      };
      const sent = send(endpoint, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          try {
            const answer: unknown = JSON.parse(Buffer.concat(chunks).toString());
            if (response.statusCode === 200) return resolve(answer);
            const { __type, message } = problemSchema.parse(answer);
            reject(new StreamProblem(`${operation}: ${__type} ${message}`));
          } catch (error) {
            reject(error);
          }
        });
      });
      sent.on('error', reject);
      sent.end(JSON.stringify(input));
    });
  return { call, close: () => agent.destroy() };
}
