import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startFixture, temporaryFolder } from './running-fixture.ts';
import { spawnRun } from './spawned-run.ts';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => rm(folder, { recursive: true, maxRetries: 5, retryDelay: 100 }));

/** The message of a command that cannot start. It prints one line and exits with 1. */
async function refusal(args: readonly string[], options: Parameters<typeof spawnRun>[2] = {}): Promise<string> {
  const { code, out, error } = await spawnRun('local/main.ts', ['--data', folder, ...args], options).ended;
  expect([code, out]).toEqual([1, '']);
  expect(error.trimEnd().split('\n')).toHaveLength(1);
  return error.trimEnd();
}

describe('a run that cannot start prints the reason in one line and exits with 1', () => {
  test.each([
    [['--clock', 'tomorrow'], 'tomorrow'],
    [['--clock', '2021-02-30T09:00+08:00'], '2021-02-30'],
    [['--clock', '2021-06-16T09:00'], 'offset'],
    [['--port', 'http'], 'http'],
    [['--port', '65536'], '65536'],
    [['--port'], '--port'],
    [['--verbose'], '--verbose'],
    [['extra'], 'extra'],
  ])('%j', async (args, named) => {
    expect(await refusal(args)).toContain(named);
  });

  test('a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    expect(await refusal(['--port', port])).toMatch(new RegExp(`^Port ${port} is taken`));
    server.close();
  });

  test.each([
    ['clock.json', 'garbage'],
    ['clock.json', '{"now":"yesterday"}'],
    ['stream-checkpoints.json', '{"Mapping":{"shard":"x"}}'],
    ['integration-keys.json', '{}'],
    ['table.sqlite', 'this is no database, and it is long enough to be looked at'],
  ])('a data folder whose %s holds %s', async (file, content) => {
    await writeFile(join(folder, file), content);
    expect(await refusal([])).toMatch(new RegExp(`damaged: ${file}`));
    expect(await readFile(join(folder, file), 'utf8')).toBe(content);
  });

  test('a data folder that is a file', async () => {
    await writeFile(join(folder, 'file'), '');
    expect(await refusal(['--data', join(folder, 'file')])).toContain(join(folder, 'file'));
  });

  test('a DYNAMODB_ENDPOINT that is not a URL, or where no database answers', async () => {
    expect(await refusal([], { env: { DYNAMODB_ENDPOINT: 'localhost' } })).toContain('DYNAMODB_ENDPOINT');
    expect(await refusal([], { env: { DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' } })).toContain('http://127.0.0.1:9');
  });

  test('no database engine', async () => {
    const hidden = `import { Module } from 'node:module';
      const resolve = Module._resolveFilename;
      Module._resolveFilename = (name, ...rest) => {
        if (name.startsWith('@dynoxide/')) throw new Error('not found');
        return resolve(name, ...rest);
      };`;
    const nodeArgs = ['--import', `data:text/javascript,${encodeURIComponent(hidden)}`];
    const said = await refusal([], { nodeArgs });
    expect(said).toMatch(/no database engine.*@dynoxide\/linux-x64.*DYNAMODB_ENDPOINT/);
  });

  test('a data folder that another run holds, until that one is killed', async () => {
    const other = spawnRun('test/local/serve-fixture.ts', [folder]);
    await other.printed(/http:/);
    expect(await refusal([])).toMatch(/in use by another run/);
    await other.kill('SIGKILL');
    const fixture = await startFixture({ dataFolder: folder });
    await fixture.stop();
  });

  test('a data folder with a table of another version', async () => {
    await (await startFixture({ dataFolder: folder })).stop();
    const withoutIndex = async (target: string) => {
      const { synthesiseFixture } = await import('./fixture-stack.ts');
      const { templatePath } = await synthesiseFixture(target);
      const template = JSON.parse(await readFile(templatePath, 'utf8'));
      template.Resources.Table.Properties.GlobalSecondaryIndexes = [];
      await writeFile(templatePath, JSON.stringify(template));
      return { templatePath };
    };
    await expect(startFixture({ dataFolder: folder, synthesise: withoutIndex })).rejects.toThrow('other indexes');
  });
});

test('a run names the addresses to open, one citizen, and one member of staff of each role, with passwords', async () => {
  const run = spawnRun('local/main.ts', ['--data', folder]);
  await run.printed(/Ctrl-C stops/);
  const said = run.said();
  for (const path of ['/', '/staff', '/local', '/local/people']) {
    expect(said).toMatch(new RegExp(`http://127\\.0\\.0\\.1:\\d+${path}\\s`));
  }
  expect(said).toMatch(/citizen +phone 139\d{8}, personal number \d+, password yangben-\d{4}/);
  for (const role of ['reviewer', 'fund-reviewer', 'supervisor', 'payer', 'auditor']) {
    expect(said).toMatch(new RegExp(`\\s${role} +${role}-210200, password yangben-\\d{4}, and a code`));
  }
  await run.kill('SIGTERM');
});

describe('the starting instant', () => {
  const clockOf = async (fixture: Awaited<ReturnType<typeof startFixture>>): Promise<string> =>
    (await fixture.call('GET', '/local/clock')).body.now;

  test('if it is later than the folder’s clock, is reached by advancing through everything due before it', async () => {
    const first = await startFixture({ dataFolder: folder });
    await first.call('POST', '/cases', { id: 'c', until: '2021-06-17T01:00:00Z' });
    await first.call('POST', '/local/settle');
    await first.call('POST', '/cases/c/decision', {});
    await first.stop();
    const second = await startFixture({ dataFolder: folder, clock: new Date('2021-06-20T01:00:00Z') });
    expect(await clockOf(second)).toBe('2021-06-20T09:00:00+08:00');
    expect((await second.call('GET', '/cases/c')).body).toMatchObject({
      phase: 'DONE',
      finishedAt: '2021-06-17T01:00:00.000Z',
    });
    await second.stop();
  });

  test('if it is earlier than the folder’s clock, is ignored with a message', async () => {
    const first = await startFixture({ dataFolder: folder, clock: new Date('2021-07-01T01:00:00Z') });
    await first.stop();
    const second = await startFixture({ dataFolder: folder, clock: new Date('2021-06-20T01:00:00Z') });
    expect(await clockOf(second)).toBe('2021-07-01T09:00:00+08:00');
    expect(second.said.join()).toMatch(/never goes back/);
    await second.stop();
  });

  test('if it is the machine’s time, cannot be moved, and is refused for a folder whose clock is ahead', async () => {
    const real = await startFixture({ dataFolder: folder, clock: 'real' });
    const before = Date.now();
    const shown = Date.parse(await clockOf(real));
    expect(shown).toBeGreaterThanOrEqual(before);
    expect(shown).toBeLessThanOrEqual(Date.now());
    const { status, body } = await real.call('POST', '/local/clock', { advanceBy: 'P1D' });
    expect([status, body.type]).toEqual([400, '/problems/clock-follows-machine']);
    await real.stop();
    await writeFile(join(folder, 'clock.json'), '{"now":"2099-01-01T00:00:00.000Z"}');
    await expect(startFixture({ dataFolder: folder, clock: 'real' })).rejects.toThrow('2099');
  });
});

describe('stopping', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 0],
  ] as const)(
    '%s ends the real stack’s run sooner than it started, its database engine with it',
    async (signal, code) => {
      const startedAt = Date.now();
      const run = spawnRun('local/main.ts', ['--data', folder]);
      await run.printed(/Ctrl-C stops/);
      const engine = await engineOf(folder);
      const readyAt = Date.now();
      expect((await run.kill(signal)).code).toBe(code);
      // On a slow machine both take longer, so one is the measure of the other.
      expect(Date.now() - readyAt).toBeLessThan(readyAt - startedAt);
      expect(await isRunning(engine)).toBe(false);
    },
  );

  test('kill -9 takes the database engine with it', async () => {
    const run = spawnRun('test/local/serve-fixture.ts', [folder]);
    await run.printed(/http:/);
    const engine = await engineOf(folder);
    await run.kill('SIGKILL');
    await expect.poll(() => isRunning(engine), { timeout: 300_000 }).toBe(false);
  });

  test('an engine that stops by itself makes the service fail with a reason', async () => {
    const fixture = await startFixture({ dataFolder: folder });
    process.kill(await engineOf(folder), 'SIGKILL');
    await expect(fixture.service.failed).rejects.toThrow('The database engine stopped');
    await fixture.stop();
  });

  test('a failed start leaves nothing running', async () => {
    const broken = async (): Promise<never> => {
      await setTimeout(300);
      throw new Error('does not compile');
    };
    await expect(startFixture({ dataFolder: folder, synthesise: broken })).rejects.toThrow('does not compile');
    await (await startFixture({ dataFolder: folder })).stop();
  });
});

/** The process id of the engine that serves the table of a data folder. */
async function engineOf(dataFolder: string): Promise<number> {
  for (const pid of await readdir('/proc')) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (/^[^\0]*dynoxide\0/.test(command) && command.includes(join(dataFolder, 'table.sqlite'))) return Number(pid);
  }
  throw new Error('No engine runs');
}

async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return stat !== undefined && !/\) Z /.test(stat);
}
