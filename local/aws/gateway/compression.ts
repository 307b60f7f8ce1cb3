import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import type { HttpAnswer } from '../../http/http-message.ts';
import type { Stack } from '../stack/stack.ts';
import { type GatewayRequest, headerOf } from './gateway-event.ts';

const apiSchema = z.object({ MinimumCompressionSize: z.number().optional() });

/**
 * Compresses an answer as API Gateway does: by gzip, where the client takes it and the body has at least the size that
 * the API sets.
 */
export function compression(stack: Stack): (answer: HttpAnswer, request: GatewayRequest) => HttpAnswer {
  const [api] = stack.resources('AWS::ApiGateway::RestApi');
  const { MinimumCompressionSize: least = Number.POSITIVE_INFINITY } = apiSchema.parse(api?.properties ?? {});
  return (answer, request) => {
    const taken = /\bgzip\b/.test(headerOf(request, 'accept-encoding') ?? '');
    // As API Gateway does, an answer that is compressed already is left as it is.
    if (!taken || 'content-encoding' in answer.headers || Buffer.byteLength(answer.body) < least) return answer;
    return { ...answer, headers: { ...answer.headers, 'content-encoding': 'gzip' }, body: gzipSync(answer.body) };
  };
}
