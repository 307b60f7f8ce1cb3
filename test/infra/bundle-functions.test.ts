import { mkdirSync, mkdtempSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { bundleSizes, sizeVerdicts } from '../../bench/bundle-sizes.ts';
import { isMet } from '../../bench/figure.ts';
import { bundleFunctions } from '../../infra/bundle-functions.ts';

const readingHandler = `
  import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
  import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 1 }));
  export const handler = () => client.send(new GetCommand({ TableName: 'applications', Key: { pk: '公示', sk: '-' } }));
`;

/** A folder laid out like the repository, with the given handlers. */
function repositoryWith(handlers: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'subsidy-bundles-'));
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(root, 'node_modules'));
  for (const [file, source] of Object.entries(handlers)) {
    mkdirSync(join(root, 'functions', file, '..'), { recursive: true });
    writeFileSync(join(root, 'functions', file), source);
  }
  return root;
}

/** Loads a handler with Node's own loader, as Lambda does. */
function handlerIn(folder: string | undefined): () => Promise<unknown> {
  return createRequire(import.meta.url)(join(folder ?? '', 'index.mjs')).handler;
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a bundle', () => {
  test('calls the table with the credentials of the environment', async () => {
    const bundles = await bundleFunctions(repositoryWith({ 'apply/read-thing.handler.ts': readingHandler }));
    const authorizations: unknown[] = [];
    const server = createServer((request, response) => {
      authorizations.push(request.headers.authorization);
      request.resume().on('end', () => response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}'));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${Object(address).port}`);
    vi.stubEnv('AWS_REGION', 'cn-north-1');
    vi.stubEnv('AWS_PROFILE', undefined);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    try {
      await handlerIn(bundles.get('read-thing'))();
    } finally {
      server.close();
    }
    expect(authorizations).toEqual([expect.stringContaining('Credential=AKIDEXAMPLE/')]);
  });

  test('reports that the environment has no credentials', async () => {
    const bundles = await bundleFunctions(repositoryWith({ 'apply/read-thing.handler.ts': readingHandler }));
    vi.stubEnv('AWS_REGION', 'cn-north-1');
    vi.stubEnv('AWS_PROFILE', undefined);
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
    const handler = handlerIn(bundles.get('read-thing'));
    await expect(handler()).rejects.toThrow('No credentials in the environment');
  });

  test('of a document client is below 260 kB, and its Chinese text is not escaped', async () => {
    const bundles = await bundleFunctions(repositoryWith({ 'apply/read-thing.handler.ts': readingHandler }));
    const bundle = readFileSync(join(bundles.get('read-thing') ?? '', 'index.mjs'));
    expect(bundle.length).toBeLessThan(260_000);
    expect(bundle.toString()).toContain('公示');
  });

  test('is written again only if it changed', async () => {
    const root = repositoryWith({
      'apply/same.handler.ts': 'export const handler = () => 1;',
      'apply/changed.handler.ts': 'export const handler = () => 1;',
    });
    const bundles = await bundleFunctions(root);
    const written = (name: string) => join(bundles.get(name) ?? '', 'index.mjs');
    for (const name of ['same', 'changed']) utimesSync(written(name), 0, 0);
    writeFileSync(join(root, 'functions/apply/changed.handler.ts'), 'export const handler = () => 2;');
    await bundleFunctions(root);
    expect(statSync(written('same')).mtimeMs).toBe(0);
    expect(statSync(written('changed')).mtimeMs).toBeGreaterThan(0);
  });
});

test('two handlers with the same name are refused', async () => {
  const source = 'export const handler = () => 1;';
  const root = repositoryWith({ 'apply/decide.handler.ts': source, 'review/decide.handler.ts': source });
  await expect(bundleFunctions(root)).rejects.toThrow('would both become the function decide');
});

test('a handler that does not compile is refused, and the message names file and line', async () => {
  const root = repositoryWith({ 'apply/broken.handler.ts': 'export const handler = (' });
  await expect(bundleFunctions(root)).rejects.toThrow('functions/apply/broken.handler.ts:1');
});

describe('the deployed bundles', () => {
  const sizes = bundleSizes();
  const textOf = async (name: string) => {
    const { folder = '' } = (await sizes).bundles.find((bundle) => bundle.name === name) ?? {};
    return readFileSync(join(folder, 'index.mjs'), 'utf8');
  };

  test('keep to their budgets: the median and the submission to the floor, and the largest', async () => {
    const verdicts = sizeVerdicts(await sizes);
    expect(verdicts).toHaveLength(4);
    expect(verdicts.filter((verdict) => !isMet(verdict))).toEqual([]);
  });

  test('hold the schemas of their own route, and of no other of the same stage', async () => {
    const [submission, list] = [await textOf('submit-application'), await textOf('list-own-applications')];
    for (const message of ['银行账号应为16至19位数字', '姓名应为2至50个汉字或字母']) {
      expect(submission).toContain(message);
      expect(list).not.toContain(message);
    }
    expect(list).toContain('limit 应为 1 至 100 的整数');
    expect(submission).not.toContain('limit 应为 1 至 100 的整数');
  });

  test('hold the catalogue of occupations in compressed form', async () => {
    const list = await textOf('list-occupations');
    expect(list).toContain('brotliDecompressSync');
    expect(list).not.toContain('二手车经纪人');
  });

  test('hold zod/mini, and none of zod’s classes with methods', async () => {
    for (const { name } of (await sizes).bundles) {
      expect((await textOf(name)).includes('"ZodString"'), name).toBe(false);
    }
  });
});
