import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { openApiText } from '../../docs/generate-openapi.ts';
import type { Route } from '../../shared/contracts/route.ts';

const csvRoute = {
  method: 'POST',
  path: '/v1/test',
  access: 'staff',
  function: 'test/test',
  summary: '测试',
  body: z.string(),
  bodyType: 'text/csv',
  success: { status: 200, view: z.string(), viewType: 'text/csv' },
} as const satisfies Route;
const jsonRoute = {
  ...csvRoute,
  path: '/v1/other',
  bodyType: undefined,
  success: { status: 200, view: z.object({ id: z.string() }) },
} as const satisfies Route;

describe('the description of a route of CSV', () => {
  const { paths, components } = JSON.parse(openApiText({ csvRoute, jsonRoute }));
  const { requestBody, responses } = paths['/v1/test'].post;

  test('has CSV as text, in the request and in the answer', () => {
    expect(requestBody.content).toEqual({ 'text/csv': { schema: { type: 'string' } } });
    expect(responses['200'].content).toEqual({ 'text/csv': { schema: { type: 'string' } } });
  });

  test('refers to a 415 that names CSV, and that of a route of JSON to one that names JSON', () => {
    const described = (path: string) => {
      const reference: string = paths[path].post.responses['415'].$ref;
      return components.responses[reference.split('/').at(-1) ?? ''].description;
    };
    expect(described('/v1/test')).toContain('Content-Type 不是 text/csv');
    expect(described('/v1/other')).toContain('Content-Type 不是 application/json');
  });
});

test('a contract without CSV has one description of 415', () => {
  const { components } = JSON.parse(openApiText({ jsonRoute }));
  expect(Object.keys(components.responses).filter((name) => name.startsWith('Problem415'))).toEqual(['Problem415']);
});
