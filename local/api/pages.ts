import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpAnswer } from '../http/http-message.ts';

const root = join(import.meta.dirname, '..', '..');

/** The files that the local run serves beside the API, by path. */
export function pages(): ReadonlyMap<string, HttpAnswer> {
  const start = {
    service: 'vocational-training-subsidy, local run',
    contract: '/openapi.json',
    clock: '/local/clock',
    policies: '/v1/policies',
  };
  return new Map([
    ['/', page('application/json; charset=utf-8', JSON.stringify(start, undefined, 2))],
    ['/openapi.json', page('application/json; charset=utf-8', readFileSync(join(root, 'openapi.json'), 'utf8'))],
  ]);
}

function page(type: string, body: string): HttpAnswer {
  return { status: 200, headers: { 'content-type': type }, body };
}
