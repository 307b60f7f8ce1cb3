import { expect, test } from 'vitest';
import { filesOf, loadedWith, reachableFrom } from '../../web/manifest.ts';

const manifest = {
  'main.tsx': { file: 'assets/main.js', imports: ['_shared'], dynamicImports: ['page.tsx'] },
  _shared: { file: 'assets/shared.js', css: ['assets/shared.css'] },
  'page.tsx': { file: 'assets/page.js', imports: ['main.tsx', '_shared'] },
};

test('a first load has what is imported, and not what is imported later', () => {
  expect(loadedWith(manifest, 'main.tsx')).toEqual(['main.tsx', '_shared']);
});

test('what can be reached has both, each once, although they import each other', () => {
  expect(reachableFrom(manifest, 'main.tsx')).toEqual(['main.tsx', '_shared', 'page.tsx']);
});

test('the files are scripts and styles', () => {
  expect(filesOf(manifest, ['main.tsx', '_shared'])).toEqual([
    'assets/main.js',
    'assets/shared.js',
    'assets/shared.css',
  ]);
});

test('a source that the build does not have is named', () => {
  expect(() => loadedWith(manifest, 'other.tsx')).toThrow('other.tsx');
});
