import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compression } from '../../../../local/aws/gateway/compression.ts';

const answer = { status: 200, headers: { 'content-type': 'text/html' }, body: '样'.repeat(400) };
const request = (...rawHeaders: readonly string[]) => Object({ rawHeaders });
/** Compresses as an API with these properties does. */
const compressedBy = (properties: object) =>
  compression(Object({ resources: () => [{ logicalId: 'Api', properties }] }));

test('an answer of the least size is compressed for a client that takes it', () => {
  const { headers, body } = compressedBy({ MinimumCompressionSize: 1024 })(
    answer,
    request('Accept-Encoding', 'br, gzip'),
  );
  expect(headers).toEqual({ 'content-type': 'text/html', 'content-encoding': 'gzip' });
  expect(gunzipSync(Buffer.from(body)).toString()).toBe(answer.body);
});

test.each([
  ['of a client that does not take it', { MinimumCompressionSize: 1024 }, request()],
  ['below the least size', { MinimumCompressionSize: 1201 }, request('accept-encoding', 'gzip')],
  ['of an API that sets none', {}, request('accept-encoding', 'gzip')],
])('an answer %s is sent as it is', (_, properties, asked) => {
  expect(compressedBy(properties)(answer, asked)).toBe(answer);
});
