import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as citizenForm from '../../../local/world/sign-in/pages/citizen-form.ts';
import * as noticePages from '../../../local/world/sign-in/pages/notice-pages.ts';
import * as peoplePage from '../../../local/world/sign-in/pages/people-page.ts';
import * as staffForms from '../../../local/world/sign-in/pages/staff-forms.ts';
import { PUBLIC_PAGES } from '../../../shared/contracts/portal-pages.ts';
import { citizenPages } from '../../../web/citizen/pages.tsx';
import { localPages } from '../../../web/local/pages.tsx';
import { staffPages } from '../../../web/staff/pages.tsx';
import { MOST_PICTURE_BYTES, PICTURES_FOLDER, PICTURES_LIST, pictures, picturesList } from './pictures.ts';
import { views } from './views.ts';

const folder = join(import.meta.dirname, '..', '..', '..', PICTURES_FOLDER);

test('the tour shows every page, and one of each in a picture', () => {
  const signInPages = Object.keys({ ...citizenForm, ...staffForms, ...noticePages, ...peoplePage });
  const listed = [...citizenPages, ...staffPages, ...localPages].map(({ path }) => path);
  const missing = (shown: readonly string[], pages: readonly string[]) => pages.filter((page) => !shown.includes(page));
  const shown = views.map(({ of }) => of);
  expect(missing(shown, [...PUBLIC_PAGES, ...listed, ...signInPages])).toEqual([]);
  const pictured = views.filter(({ picture }) => picture).map(({ of }) => of);
  expect(missing(pictured, [...PUBLIC_PAGES, ...listed])).toEqual([]);
  expect(views.map(({ name }) => name)).toEqual([...new Set(views.map(({ name }) => name))]);
});

test('docs/screenshots holds the pictures of the tour and their list, and is no larger than it may be', () => {
  const files = readdirSync(folder);
  expect(files.toSorted(), 'run npm run screenshots').toEqual(
    [PICTURES_LIST, ...pictures.map(({ file }) => file)].toSorted(),
  );
  expect(readFileSync(join(folder, PICTURES_LIST), 'utf8')).toBe(picturesList());
  const bytes = files.reduce((total, file) => total + statSync(join(folder, file)).size, 0);
  expect(bytes).toBeLessThanOrEqual(MOST_PICTURE_BYTES);
});
