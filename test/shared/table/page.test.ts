import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeNext, encodeNext } from '../../../shared/contracts/next.ts';
import { ServiceError } from '../../../shared/domain/errors.ts';
import { caseloadIndexKeys } from '../../../shared/table/keys.ts';
import { mergedPage } from '../../../shared/table/page.ts';
import { aTable } from '../../support/a-table.ts';
import { allPages } from '../../support/pages.ts';

const table = await aTable();

/** Items spread unevenly over the partitions of a new list, each with a unique sort key. */
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
  const query = { index: 'caseload', partitionName: 'caseloadPk', sortName: 'caseloadSk', partitions, order, limit };
  const pages = await allPages(({ next }) => mergedPage(table, { ...query, next }, (item) => String(item.caseloadSk)));
  return pages.map(({ entries }) => entries);
}

describe('a list over several partitions', () => {
  test('read page by page gives the whole list in order, each entry once', async () => {
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

  test('has no further page after an exactly full last page', async () => {
    const { partitions } = await listOf('FULL', [2, 2]);
    expect((await pagesOf(partitions, 'ascending', 4)).map((page) => page.length)).toEqual([4]);
  });

  test('that is empty has one empty page', async () => {
    expect(await pagesOf(['CASELOAD#none'], 'ascending', 10)).toEqual([[]]);
  });
});

describe('a page mark', () => {
  test('decodes to the sort key that it was made from', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (sortKey) => {
        expect(decodeNext('list', encodeNext('list', sortKey))).toBe(sortKey);
      }),
    );
  });

  test.each(['', ' ', '!!!', 'YWJj=', 'a'])('is refused where it is %j, which was never issued', (text) => {
    expect(() => decodeNext('list', text)).toThrow(ServiceError);
  });
});
