import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { shellCode } from '../../../infra/constructs/shell-function.ts';

test.each([
  ['/applications/Y9PV316P1Q95XN0Q', '/shells/citizen.zh.html'],
  ['/en/applications', '/shells/citizen-applications.en.html'],
  ['/notices/210202-20210617/entries/1/objection', '/shells/citizen-objection.zh.html'],
  ['/entries', '/shells/citizen.zh.html'],
])('the edge answers %s with %s and leaves the rest of the request', (uri, shell) => {
  const request = { method: 'GET', uri, querystring: { code: { value: 'x' } } };
  expect(runInNewContext(`${shellCode('citizen')}; handler(event)`, { event: { request } })).toEqual({
    ...request,
    uri: shell,
  });
});
