import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeNext, encodeNext } from '../../../shared/contracts/next.ts';
import { ServiceError } from '../../../shared/domain/errors.ts';
import { caseloadIndexKeys } from '../../../shared/table/keys.ts';
import { mergedPage } from '../../../shared/table/page.ts';
import type { Table } from '../../../shared/table/table.ts';
import { aTable } from '../../support/a-table.ts';

let table: Table;
beforeAll(async () => {
  table = await aTable();
});

/** Items spread unevenly over partitions of their own list, each with a sort key of its own. */
async function listOf(name: string, sizes: readonly number[]) {
  const items = sizes.flatMap((size, partition) =>
    Array.from({ length: size }, (_, index) => {
      const submittedAt = `2021-06-${String(((index * 7 + partition) % 28) + 1).padStart(2, '0')}`;
      return {
        pk: `LIST#${name}`,
        sk: `${partition}#${index}`,
        ...caseloadIndexKeys(`${name}${partition}`, 'PAID', submittedAt, `${partition}-${index}`),
      };
    }),
  );
  for (let start = 0; start < items.length; start += 25) {
    const puts = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
    await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }));
  }
  const partitions = sizes.map((_, partition) => caseloadIndexKeys(`${name}${partition}`, 'PAID', '', '').caseloadPk);
  return { partitions, sortKeys: items.map(({ caseloadSk }) => caseloadSk) };
}

async function pagesOf(partitions: readonly string[], order: 'ascending' | 'descending', limit: number) {
  const pages: (readonly string[])[] = [];
  let next: string | undefined;
  do {
    const page = await mergedPage(
      table,
      { index: 'caseload', partitionName: 'caseloadPk', sortName: 'caseloadSk', partitions, order, limit, next },
      (item) => String(item.caseloadSk),
    );
    pages.push(page.entries);
    next = page.next;
  } while (next);
  return pages;
}

describe('a list over several partitions', () => {
  test('read page by page is the whole list in order, no entry missing and none twice', async () => {
    let lists = 0;
    const list = fc.record({
      sizes: fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 4 }),
      limit: fc.integer({ min: 1, max: 15 }),
      order: fc.constantFrom('ascending', 'descending'),
    });
    await fc.assert(
      fc.asyncProperty(list, async ({ sizes, limit, order }) => {
        lists += 1;
        const { partitions, sortKeys } = await listOf(`L${lists}-`, sizes);
        const pages = await pagesOf(partitions, order, limit);
        const sorted = [...sortKeys].sort();
        expect(pages.flat()).toEqual(order === 'ascending' ? sorted : sorted.reverse());
        expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test('ends without a further page where the last one is exactly full', async () => {
    const { partitions } = await listOf('FULL', [2, 2]);
    expect((await pagesOf(partitions, 'ascending', 4)).map((page) => page.length)).toEqual([4]);
  });

  test('that is empty is one empty page', async () => {
    expect(await pagesOf(['CASELOAD#none'], 'ascending', 10)).toEqual([[]]);
  });
});

describe('the text that asks for the next page', () => {
  test('comes back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (sortKey) => {
        expect(decodeNext('list', encodeNext('list', sortKey))).toBe(sortKey);
      }),
    );
  });

  test.each(['', ' ', '!!!', 'YWJj=', 'a'])('is refused where it is %j, which was never given out', (text) => {
    expect(() => decodeNext('list', text)).toThrow(ServiceError);
  });
});
