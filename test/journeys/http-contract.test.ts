import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { problemView } from '../../shared/contracts/problems.ts';
import { type RouteName, routes } from '../../shared/contracts/routes.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import type { Person } from './support/people.ts';
import type { Asked, Problem, Success } from './support/strict-client.ts';

let running: Running;
let journey: Journey;
let person: Person;
let noticeId: string;
// One agency has a notice of five entries. Another has five open cases, three of them of one person.
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  let publishAt = '';
  for (let made = 0; made < 5; made += 1) {
    ({ noticeId, publishAt } = await journey.approved(await journey.newcomer({}, '210211')));
  }
  await journey.advanceTo(publishAt);
  person = await journey.newcomer();
  for (const occupationCode of ['4-12-01-01', '6-31-01-03', '4-03-02-01']) {
    await journey.submit(person, await journey.certify(person, { occupationCode }));
    await journey.advanceBy('P1D');
  }
  await journey.checked();
  await journey.checked();
});
afterAll(() => running.stop());

const get = (path: string) => fetch(`${journey.url}${path}`);

describe('/openapi.json', () => {
  test('describes exactly the existing routes, in OpenAPI 3.1', async () => {
    const response = await get('/openapi.json');
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    const { openapi, paths } = z
      .object({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(await response.json());
    expect(openapi).toMatch(/^3\.1\./);
    const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).flatMap((key) => (methods.includes(key) ? [`${key.toUpperCase()} ${path}`] : [])),
    );
    expect(described.sort()).toEqual(
      Object.values(routes)
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    );
  });
});

test.each(['/nothing', '/en/nothing', '/favicon.ico', '/v2/policies'])(
  'an unknown page is a 404 with a page: %s',
  async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toMatch(/^<!doctype html>/);
  },
);

describe('an unknown route is a 404 with problem+json:', () => {
  test.each([
    ['GET', '/v1/nothing'],
    ['GET', '/v1'],
    ['GET', '/v1/applications/'],
    ['GET', '/v1/applications/A/B/C'],
    ['POST', '/v1/policies'],
    ['DELETE', '/v1/applications/A'],
    ['PATCH', '/v1/applications'],
    ['OPTIONS', '/v1/policies'],
  ])('%s %s', async (method, path) => {
    const response = await fetch(`${journey.url}${path}`, { method });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/s);
    expect(problemView.parse(await response.json())).toMatchObject({ type: '/problems/not-found', status: 404 });
  });
});

describe('the public, without a token,', () => {
  test('reads the policy, with the amount of each level and the days of issue that it covers', async () => {
    const { policies } = await journey.ask('listPolicies');
    expect(policies).toMatchObject([
      {
        policyId: 'dalian-2019-2021',
        issuedFrom: '2019-07-31',
        issuedTo: '2021-12-31',
        annualLimit: 3,
        monthsToApply: 12,
        publicityWorkingDays: 5,
      },
      { policyId: 'skill-upgrade-2019-2021', annualLimit: null },
    ]);
    expect(policies[0]?.amounts.map(({ level, amountFen }) => [level, amountFen])).toEqual([
      [5, 150_000],
      [4, 200_000],
      [3, 250_000],
      [2, 350_000],
      [1, 500_000],
    ]);
  });

  test('finds agencies with their telephone numbers, and occupations by a part of their name', async () => {
    const { agencies } = await journey.ask('listAgencies');
    expect(agencies.find(({ code }) => code === '210202')).toEqual({
      code: '210202',
      name: '中山区公共事业服务中心',
      consultPhone: '82745201',
      supervisionPhones: ['82745351'],
    });
    const { occupations } = await journey.ask('listOccupations', { query: { q: '焊工' } });
    expect(occupations).toContainEqual({ code: '6-18-02-04', name: '焊工' });
  });
});

type Query = Readonly<Record<string, string>>;
interface Page {
  readonly ids: readonly string[];
  readonly next?: string | undefined;
}
interface List {
  readonly name: RouteName;
  readonly length: number;
  readonly page: (query: Query) => Promise<Page>;
  readonly refused: (query: Query) => Promise<Problem>;
}

function list<Name extends RouteName>(
  name: Name,
  length: number,
  asked: () => Promise<Asked>,
  pageOf: (body: Success<Name>) => Page,
): List {
  return {
    name,
    length,
    page: async (query) => {
      const { query: always, ...rest } = await asked();
      return pageOf(await journey.ask(name, { ...rest, query: { ...always, ...query } }));
    },
    refused: async (query) => {
      const { query: always, ...rest } = await asked();
      return journey.refused(name, { ...rest, query: { ...always, ...query } });
    },
  };
}

/** The same member of staff for all pages of a list: a `next` belongs to its caller. */
const byStaff = async (): Promise<Asked> => ({
  token: await journey.staffToken({ staffId: 'lists-reader', roles: ['fund-reviewer'] }),
});
const lists: readonly List[] = [
  list(
    'listOwnApplications',
    3,
    () => journey.by(person),
    ({ applications, next }) => ({ ids: applications.map((one) => one.applicationId), next }),
  ),
  list('listApplications', 5, byStaff, ({ applications, next }) => ({
    ids: applications.map((one) => one.applicationId),
    next,
  })),
  list('listTasks', 5, byStaff, ({ tasks, next }) => ({ ids: tasks.map(({ taskId }) => taskId), next })),
  list(
    'readNotice',
    5,
    async () => ({ params: { noticeId } }),
    ({ entries, next }) => ({ ids: entries.map(({ serial }) => String(serial)), next }),
  ),
  list(
    'listOccupations',
    5,
    async () => ({ query: { q: '焊' } }),
    ({ occupations, next }) => ({ ids: occupations.map(({ code }) => code), next }),
  ),
];

/** All pages of a list, each requested with the `next` of the one before it. */
async function pagesOf({ page }: List, limit: string): Promise<readonly (readonly string[])[]> {
  const pages: (readonly string[])[] = [];
  let next: string | undefined;
  do {
    const read: Page = await page({ limit, ...(next !== undefined && { next }) });
    pages.push(read.ids);
    next = read.next;
  } while (next !== undefined);
  return pages;
}

describe.each(lists)('$name', (each) => {
  test('has all entries on one page of 100, without a next', async () => {
    const { ids, next } = await each.page({ limit: '100' });
    expect({ length: ids.length, next }).toEqual({ length: each.length, next: undefined });
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(['1', '2'])('in pages of %s has each entry once and in the same order', async (limit) => {
    const pages = await pagesOf(each, limit);
    expect(pages.flat()).toEqual((await each.page({})).ids);
    expect(pages.slice(0, -1).map(({ length }) => length)).toEqual(pages.slice(0, -1).map(() => Number(limit)));
  });

  test('refuses a limit outside 1 to 100 with 400', async () => {
    for (const limit of ['101', '0', '-1', '1.5', 'many', '']) {
      expect(await each.refused({ limit })).toMatchObject({ status: 400, errors: [{ pointer: '/limit' }] });
    }
  });

  test('refuses the next of another list with 400', async () => {
    for (const other of lists.filter(({ name }) => name !== each.name)) {
      const { next = '' } = await other.page({ limit: '1' });
      expect(next).not.toBe('');
      expect(await each.refused({ next })).toMatchObject({ status: 400, errors: [{ pointer: '/next' }] });
    }
  });

  test('refuses a next that no list has given with 400', async () => {
    for (const next of ['nonsense!', '%00', 'bm9u=', '', 'x'.repeat(2001)]) {
      expect(await each.refused({ next })).toMatchObject({ status: 400, errors: [{ pointer: '/next' }] });
    }
  });
});

test('tasks are listed by due time, earliest first, and cases newest first', async () => {
  const { tasks } = await journey.ask('listTasks', await byStaff());
  const due = tasks.map(({ dueAt }) => dueAt);
  expect(due).toEqual(due.toSorted());
  expect(new Set(due).size).toBeGreaterThan(1);
  const { applications } = await journey.ask('listApplications', await byStaff());
  const submitted = applications.map(({ submittedAt }) => submittedAt);
  expect(submitted).toEqual(submitted.toSorted().reverse());
  expect(new Set(submitted).size).toBeGreaterThan(1);
});

test('an address with unencoded Chinese is a problem that says how to encode it', async () => {
  const { hostname, port } = new URL(journey.url);
  const socket = connect(Number(port), hostname);
  socket.end('GET /v1/occupations?q=焊 HTTP/1.1\r\nhost: localhost\r\n\r\n');
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json/s);
  expect(problemView.parse(JSON.parse(body)).detail).toContain('%E7%84%8A');
});
