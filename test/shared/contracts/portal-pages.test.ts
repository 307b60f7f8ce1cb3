import { describe, expect, test } from 'vitest';
import {
  LANGUAGES,
  PUBLIC_PAGES,
  pathIn,
  portalRoutes,
  scriptedAreaOf,
  splitLanguage,
} from '../../../shared/contracts/portal-pages.ts';

describe('an address', () => {
  test.each([
    ['/', 'zh', '/'],
    ['/en', 'en', '/'],
    ['/en/', 'en', '/'],
    ['/standards', 'zh', '/standards'],
    ['/en/standards', 'en', '/standards'],
    ['/english', 'zh', '/english'],
    ['/en/en', 'en', '/en'],
  ] as const)('%s is in %s, and its path is %s', (address, language, path) => {
    expect(splitLanguage(address)).toEqual({ language, path });
  });

  test('is found again from language and path', () => {
    for (const language of LANGUAGES) {
      for (const path of PUBLIC_PAGES) expect(splitLanguage(pathIn(language, path))).toEqual({ language, path });
    }
  });
});

describe('the area of a path', () => {
  test.each([
    ['/applications', 'citizen'],
    ['/applications/V072/print', 'citizen'],
    ['/notices/210202-20210617/entries/1/objection', 'citizen'],
    ['/staff', 'staff'],
    ['/staff/tasks/V072.fund-review', 'staff'],
    ['/notices/210202-20210617', undefined],
    ['/notices//entries/1/objection', undefined],
    ['/applicationsx', undefined],
    ['/staffroom', undefined],
    ['/', undefined],
  ])('%s is %s', (path, area) => {
    expect(scriptedAreaOf(path)).toBe(area);
  });
});

test('every page that the server renders has a route in each language, and all else is a file', () => {
  const pages = portalRoutes.filter((route) => route.function === 'portal/show-page').map(({ path }) => path);
  expect(pages).toHaveLength(PUBLIC_PAGES.length * LANGUAGES.length);
  expect(new Set(pages).size).toBe(pages.length);
  expect(pages).toEqual(expect.arrayContaining(['/', '/en', '/standards', '/en/standards']));
  expect(portalRoutes.filter((route) => route.function === 'portal/serve-file').map(({ path }) => path)).toEqual([
    '/{proxy+}',
  ]);
});
