import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { itemsOfTable } from '../../reports/table-items.ts';
import { tableOfFolder } from '../../what-if/open-table.ts';
import { root } from '../architecture/repository-files.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';

const drafts = mkdtempSync(join(tmpdir(), 'subsidy-drafts-'));
const CLAUSE = '《样例通知》第三条';
let running: Running;
let journey: Journey;
const cases = { welder: '', cook: '', tooEarly: '', refused: '' };

beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  const approve = async (held: object) => (await journey.approved(await journey.newcomer(held))).applicationId;
  cases.welder = await approve({ level: 3 });
  cases.cook = await approve({ level: 4, occupationCode: '4-03-02-01' });
  cases.tooEarly = await approve({ level: 3, issuedOn: '2020-11-16' });
  const unfiled = await journey.newcomer({ level: 3 });
  await journey.introduce(unfiled, { filed: false });
  cases.refused = (await journey.checked(unfiled)).applicationId;
});
afterAll(async () => {
  rmSync(drafts, { recursive: true });
  await running.stop();
});

interface Run {
  readonly status: number;
  readonly lines: readonly string[];
  readonly faults: readonly string[];
}

/** Runs the command over the folder of the service, on a draft given as it is or as the text of its file. */
function whatIf(draft: object | string, source: () => readonly string[] = dataFolder): Promise<Run> {
  const file = join(drafts, 'draft.json');
  writeFileSync(file, typeof draft === 'string' ? draft : JSON.stringify(draft));
  const args = ['what-if/what-if.ts', '--policy', file, ...source()];
  const linesOf = (text: string) => text.trim().split('\n').filter(Boolean);
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root, env: { PATH: process.env.PATH } }, (error, stdout, stderr) =>
      resolve({ status: Number(error?.code ?? 0), lines: linesOf(stdout), faults: linesOf(stderr) }),
    );
  });
}

const dataFolder = () => ['--data', running.service.dataFolder];
const draftOf = (figures: object) => ({
  basedOn: 'dalian-2019-2021',
  ...figures,
  sources: Object.fromEntries(Object.keys(figures).map((figure) => [figure, CLAUSE])),
});
const amounts = (...fen: readonly number[]) => fen.map((amountFen, index) => ({ level: 5 - index, amountFen }));
const linesAbout = ({ lines }: Run, applicationId: string) => lines.filter((line) => line.startsWith(applicationId));

/** Every item of the table in the data folder, as it is stored. */
function contents(): string {
  const database = new DatabaseSync(join(running.service.dataFolder, 'table.sqlite'), { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
    return JSON.stringify(
      tables.map(({ name }) => database.prepare(`SELECT * FROM "${String(name)}"`).all()),
      (_, value) => (typeof value === 'bigint' ? String(value) : value),
    );
  } finally {
    database.close();
  }
}

describe('npm run what-if over the folder of a local run', () => {
  test('with another amount names each case it changes, the clause, and the sum; and nothing in the table changes', async () => {
    const before = contents();
    const run = await whatIf(draftOf({ amounts: amounts(150_000, 200_000, 200_000, 350_000, 500_000) }));
    expect(run.faults).toEqual([]);
    expect(run.status).toBe(0);
    expect(linesAbout(run, cases.welder)).toEqual([
      `${cases.welder}  210202  2021-06  金额变化  ¥2,500.00 → ¥2,000.00  依据：${CLAUSE}`,
    ]);
    expect(linesAbout(run, cases.tooEarly)).toHaveLength(1);
    expect(linesAbout(run, cases.cook)).toEqual([]);
    expect(linesAbout(run, cases.refused)).toEqual([]);
    expect(run.lines.slice(-2)).toEqual([
      '2021-06  210202  2件  -¥1,000.00，无法判断0件',
      '已作出结论4件，其中2件会有变化或者无法判断。没有写入任何数据。',
    ]);
    expect(contents()).toBe(before);
  });

  test('with a shorter window of issue dates refuses what was issued before', async () => {
    const run = await whatIf(draftOf({ issuedFrom: '2021-01-01' }));
    expect(linesAbout(run, cases.tooEarly)).toEqual([
      `${cases.tooEarly}  210202  2021-06  不再符合条件  ¥2,500.00 → ¥0.00  证书核发日期不在补贴政策规定的起止日期之内。  依据：${CLAUSE}`,
    ]);
    expect(linesAbout(run, cases.welder)).toEqual([]);
    expect(run.lines.at(-2)).toBe('2021-06  210202  1件  -¥2,500.00，无法判断0件');
  });

  test('with an occupation less refuses its cases', async () => {
    const run = await whatIf(draftOf({ occupationsExcept: ['4-03-02-01'] }));
    expect(linesAbout(run, cases.cook)[0]).toContain('不再符合条件  ¥2,000.00 → ¥0.00');
    expect(linesAbout(run, cases.welder)).toEqual([]);
  });

  test('without the filing lets a refusal fall, at most for the amount of the level', async () => {
    const run = await whatIf(draftOf({ employmentConditions: ['inCity', 'contract', 'insured'] }));
    expect(linesAbout(run, cases.refused)[0]).toContain('不再因此不予通过（尚须审核）  ¥0.00 → ¥2,500.00');
    expect(run.lines.at(-2)).toBe('2021-06  210202  1件  +¥0.00，另可能增加¥2,500.00，无法判断0件');
  });

  test('that asks for months which nobody asked the register for says that it cannot be told', async () => {
    const run = await whatIf(draftOf({ insuredMonths: 12 }));
    expect(linesAbout(run, cases.welder)).toEqual([`${cases.welder}  210202  2021-06  无法判断  依据：${CLAUSE}`]);
    expect(run.lines.at(-2)).toBe('2021-06  210202  3件  +¥0.00，无法判断3件');
  });
});

test('an export of the table gives the same cases and sums', async () => {
  const file = join(drafts, 'export.jsonl');
  const { table, close } = await tableOfFolder(running.service.dataFolder);
  const lines: string[] = [];
  for await (const item of itemsOfTable(table)) lines.push(JSON.stringify(item));
  await close();
  writeFileSync(file, lines.join('\n'));
  for (const figures of [{ issuedFrom: '2021-01-01' }, { annualLimit: 1 }, { insuredMonths: 12 }]) {
    const [ofTable, ofExport] = [
      await whatIf(draftOf(figures)),
      await whatIf(draftOf(figures), () => ['--export', file]),
    ];
    expect(ofExport.faults).toEqual([]);
    expect([...ofExport.lines].sort()).toEqual([...ofTable.lines].sort());
  }
});

describe('at the desk', () => {
  const supervisorOfTheCity = () => journey.staffToken({ roles: ['supervisor'], agency: '210200' });

  test('a supervisor of the city gets the same, page by page, and cannot forge the mark of a page', async () => {
    const body = draftOf({ amounts: amounts(150_000, 200_000, 200_000, 350_000, 500_000) });
    const token = await supervisorOfTheCity();
    const found: string[] = [];
    let next: string | undefined;
    do {
      const query = { limit: '2', ...(next !== undefined && { next }) };
      const page = await journey.ask('replayDecidedCases', { token, query, body });
      found.push(...page.changes.map(({ applicationId }) => applicationId));
      next = page.next;
    } while (next !== undefined);
    expect(found.sort()).toEqual([cases.welder, cases.tooEarly].sort());
    const query = { limit: '2', next: 'abc.def' };
    expect(await journey.refused('replayDecidedCases', { token, query, body })).toMatchObject({
      errors: [{ pointer: '/next' }],
    });
  });

  test('a draft with faults is 400 with all of them; others are turned away', async () => {
    const token = await supervisorOfTheCity();
    const body = { ...draftOf({ amounts: amounts(-1, 1, 1, 1, 1), colour: 'red' }), sources: {} };
    expect(await journey.refused('replayDecidedCases', { token, body })).toMatchObject({
      status: 400,
      errors: expect.arrayContaining([
        { pointer: '/colour', message: '无法识别的栏目，请删除；草案只能修改影响结论或金额的栏目' },
        { pointer: '/amounts/0/amountFen', message: '补贴金额应为不小于0的整数，单位为分；0表示该等级不再补贴' },
      ]),
    });
    const fine = draftOf({ monthsToApply: 6 });
    const elsewhere = await journey.staffToken({ roles: ['supervisor'], agency: '210202' });
    expect(await journey.refused('replayDecidedCases', { token: elsewhere, body: fine })).toMatchObject({
      status: 403,
    });
    const auditor = await journey.auditorToken();
    expect(await journey.refused('replayDecidedCases', { token: auditor, body: fine })).toMatchObject({ status: 403 });
  });
});

describe('a file that is no draft is refused with one line for each fault:', () => {
  test.each<[string, object | string, string]>([
    ['no JSON', '{', '政策草案不是有效的 JSON 文件'],
    [
      'an unknown field',
      { ...draftOf({ monthsToApply: 6 }), colour: 'red' },
      '/colour：无法识别的栏目，请删除；草案只能修改影响结论或金额的栏目',
    ],
    [
      'no clause',
      { ...draftOf({ monthsToApply: 6 }), sources: {} },
      '/sources/monthsToApply：“monthsToApply”缺少政策依据，请在 sources 中填写',
    ],
    [
      'a negative amount',
      draftOf({ amounts: amounts(-1, 1, 1, 1, 1) }),
      '/amounts/0/amountFen：补贴金额应为不小于0的整数，单位为分；0表示该等级不再补贴',
    ],
    [
      'a level without an amount',
      draftOf({ amounts: amounts(1, 1, 1, 1) }),
      '/amounts：缺少1级的补贴金额；不再补贴的等级请填0',
    ],
    ['a bad date', draftOf({ issuedTo: '2021-02-30' }), '/issuedTo：'],
    ['dates the wrong way round', draftOf({ issuedTo: '2019-01-01' }), '/issuedTo：证书核发日期的截止日早于起始日'],
    [
      'a policy that does not exist',
      { ...draftOf({ monthsToApply: 6 }), basedOn: 'dalian-1999' },
      '/basedOn：没有编号为“dalian-1999”的政策',
    ],
    ['no change', draftOf({}), '全文：草案没有修改任何一项，请至少填写一项'],
  ])('%s', async (_, draft, line) => {
    const { status, lines, faults } = await whatIf(draft);
    expect({ status, lines }).toEqual({ status: 2, lines: [] });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(line);
  });
});
