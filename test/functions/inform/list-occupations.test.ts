import { describe, expect, test, vi } from 'vitest';
import { listOccupations } from '../../../functions/inform/list-occupations.ts';
import { occupationsOf } from '../../../shared/policy/occupation-catalogue.ts';
import { dalian2019to2021 } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import { answerOf } from './inform-support.ts';

vi.stubEnv('PAGE_MARK_KEY', 'key-of-the-page-marks');
const { handler } = await import('../../../functions/inform/list-occupations.handler.ts');

const codesOf = (body: { occupations: { code: string }[] }) => body.occupations.map(({ code }) => code);

describe('the list of occupations', () => {
  test('finds occupations by a part of the name', async () => {
    const { statusCode, body } = await answerOf(handler, { q: '焊' });
    expect(statusCode).toBe(200);
    expect(body.occupations).toContainEqual({ code: '6-18-02-04', name: '焊工' });
    expect(body.occupations.every(({ name }: { name: string }) => name.includes('焊'))).toBe(true);
  });

  test('finds occupations by a part of the code, those of an earlier edition included', async () => {
    expect((await answerOf(handler, { q: '4-10-01-02' })).body).toEqual({
      occupations: [{ code: '4-10-01-02', name: '育婴员' }],
    });
  });

  test('answers with an empty list where nothing matches', async () => {
    expect((await answerOf(handler, { q: '宇航员' })).body).toEqual({ occupations: [] });
  });

  test('gives the first 50 without any parameter, and says that there are more', async () => {
    const { body } = await answerOf(handler);
    expect(body.occupations).toHaveLength(50);
    expect(body.next).toEqual(expect.any(String));
  });

  test('gives each occupation once, in code order, over all pages', async () => {
    const pages: string[][] = [];
    let next: string | undefined;
    do {
      const { body } = await answerOf(handler, { limit: '100', ...(next && { next }) });
      pages.push(codesOf(body));
      next = body.next;
    } while (next);
    expect(pages.map((page) => page.length)).toEqual([...Array.from({ length: 10 }, () => 100), 88]);
    expect(pages.flat()).toEqual(occupationsOf(dalian2019to2021).map(({ code }) => code));
  });

  test('refuses the `next` of another search, which used to lead into the middle of this one', async () => {
    const { body } = await answerOf(handler, { q: '工', limit: '1' });
    expect((await answerOf(handler, { q: '工', limit: '7', next: body.next })).statusCode).toBe(200);
    expect(await answerOf(handler, { q: '焊', limit: '1', next: body.next })).toMatchObject({
      statusCode: 400,
      body: { errors: [{ pointer: '/next' }] },
    });
  });

  test('ends without `next` where the last page is exactly full', async () => {
    const { body } = await answerOf(handler, { q: '4-10-01-02', limit: '1' });
    expect(body).not.toHaveProperty('next');
  });

  test.each([
    ['limit', '0'],
    ['limit', '101'],
    ['limit', 'many'],
    ['next', 'made-up!'],
    ['next', ''],
  ])('refuses %s=%s and points at the parameter', async (name, value) => {
    const { statusCode, body } = await answerOf(handler, { [name]: value });
    expect(statusCode).toBe(400);
    expect(body.errors).toEqual([{ pointer: `/${name}`, message: expect.any(String) }]);
  });

  test('has an occupation of two policies once, named as in the later one', () => {
    const withExtra = (name: string) => ({
      ...dalian2019to2021,
      occupations: { fromCatalogue: [], extra: [{ code: '4-10-01-02', name }], levelsByCode: {} },
    });
    expect(listOccupations({ limit: 10 }, [withExtra('育婴员'), withExtra('育婴师')])).toEqual({
      body: { occupations: [{ code: '4-10-01-02', name: '育婴师' }] },
    });
  });
});
