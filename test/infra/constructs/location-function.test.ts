import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { locationCode } from '../../../infra/constructs/location-function.ts';

test.each([
  ['/production/v1/applications/Y9PV316P1Q95XN0Q', '/v1/applications/Y9PV316P1Q95XN0Q'],
  ['/v1/applications/Y9PV316P1Q95XN0Q', '/v1/applications/Y9PV316P1Q95XN0Q'],
])('the edge turns the Location %s into %s, an address that the portal has', (value, expected) => {
  const response = { statusCode: 201, headers: { location: { value } } };
  expect(runInNewContext(`${locationCode('production')}; handler(event)`, { event: { response } })).toEqual({
    statusCode: 201,
    headers: { location: { value: expected } },
  });
});

test('the edge leaves an answer without Location as it is', () => {
  const response = { statusCode: 200, headers: {} };
  expect(runInNewContext(`${locationCode('production')}; handler(event)`, { event: { response } })).toEqual(response);
});
