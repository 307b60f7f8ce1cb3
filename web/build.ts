import { readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { keptBuild } from '../builds/kept-build.ts';
import { LANGUAGES, OWN_SHELLS, SCRIPTED_AREAS } from '../shared/contracts/portal-pages.ts';
import { ENTRIES } from './entries.ts';
import { filesOf, type Manifest, reachableFrom } from './manifest.ts';
import { ownShells } from './own-shells.ts';
import type * as openings from './rendered-opening.tsx';
import { type ShellArea, shellPage } from './shell.ts';

const repository = join(import.meta.dirname, '..');
const builds = join(repository, '.build', 'portal');
/** What the pages are made of. A change in any of these files makes a new build. */
const SOURCES = ['web', 'shared', 'builds', 'package-lock.json'];
const OCCUPATIONS = 'occupations.txt';

/** A finished build of the portal. */
export interface PortalBuild {
  /** The files that a deployment serves: `assets/…` with a hash in each name, `shells/<area>.<language>.html`, … */
  readonly site: string;
  /** What only the local run serves, laid out alike. */
  readonly local: string;
  /** The style sheet that the pages rendered on the server link, such as `assets/portal-Bx3v.css`. */
  readonly portalStyles: string;
  /** The file of the occupations with their pinyin, which the server searches. */
  readonly occupations: string;
  readonly manifest: Manifest;
}

/** The portal's files for the sources as they are now. A finished build of the same sources is used again. */
export async function buildPortal(): Promise<PortalBuild> {
  const folder = await keptBuild({ builds, sources: SOURCES, make: build });
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return {
    site: join(folder, 'site'),
    local: join(folder, 'local'),
    portalStyles: manifest[ENTRIES.portalStyles]?.file ?? '',
    occupations: join(folder, OCCUPATIONS),
    manifest,
  };
}

async function build(folder: string): Promise<void> {
  const raw = join(folder, 'raw');
  // Loading Vite takes longer than everything else where a finished build is used.
  const vite = await import('vite');
  const { portalConfig } = await import('./vite.config.ts');
  // Node itself reads no TSX.
  const openingModule = join(import.meta.dirname, 'rendered-opening.tsx');
  const { renderedOpening } = (await vite.runnerImport<typeof openings>(openingModule, portalConfig(raw))).module;
  await asProduction(() => vite.build(portalConfig(raw)));
  const manifest: Manifest = JSON.parse(readFileSync(join(raw, 'manifest.json'), 'utf8'));

  const deployed = filesFrom(manifest, [ENTRIES.citizen, ENTRIES.staff, ENTRIES.portalStyles, ENTRIES.staffStyles]);
  const localOnly = filesFrom(manifest, [ENTRIES.local]).filter((file) => !deployed.includes(file));
  await copyAll(deployed, raw, join(folder, 'site'));
  await copyAll(localOnly, raw, join(folder, 'local'));
  await copyAll(
    readdirSync(join(import.meta.dirname, 'static')),
    join(import.meta.dirname, 'static'),
    join(folder, 'site'),
  );
  await writeShells(manifest, join(folder, 'site'), SCRIPTED_AREAS);
  await writeOwnShells(manifest, join(folder, 'site'), renderedOpening);
  await writeShells(manifest, join(folder, 'local'), ['local']);
  const { OCCUPATION_LINES } = await import('./citizen/certificate/occupation-list.ts');
  await writeFile(join(folder, OCCUPATIONS), OCCUPATION_LINES);
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await rm(raw, { recursive: true });
}

/**
 * Vite chooses the production code of React by this variable, and keeps a value that is set. Vitest sets it to `test`.
 */
async function asProduction<Result>(work: () => Promise<Result>): Promise<Result> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    return await work();
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

function filesFrom(manifest: Manifest, sources: readonly string[]): readonly string[] {
  return [...new Set(sources.flatMap((source) => filesOf(manifest, reachableFrom(manifest, source))))];
}

async function copyAll(files: readonly string[], from: string, to: string): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(to, file)), { recursive: true });
    await copyFile(join(from, file), join(to, file));
  }
}

async function writeShells(manifest: Manifest, folder: string, areas: readonly ShellArea[]): Promise<void> {
  await mkdir(join(folder, 'shells'), { recursive: true });
  for (const area of areas) {
    for (const language of LANGUAGES) {
      await writeFile(join(folder, 'shells', `${area}.${language}.html`), shellPage(manifest, area, language));
    }
  }
}

async function writeOwnShells(
  manifest: Manifest,
  folder: string,
  renderedOpening: typeof openings.renderedOpening,
): Promise<void> {
  for (const area of SCRIPTED_AREAS) {
    for (const name of OWN_SHELLS[area].map((last) => `${area}-${last}`)) {
      const own = ownShells[name];
      if (!own) throw new Error(`The page of shells/${name} is not in own-shells.ts.`);
      for (const language of LANGUAGES) {
        const opening = renderedOpening(area, own.page, language);
        const html = shellPage(manifest, area, language, { ...own, opening });
        await writeFile(join(folder, 'shells', `${name}.${language}.html`), html);
      }
    }
  }
}

if (import.meta.main) {
  const startedAt = performance.now();
  const { site } = await buildPortal();
  console.log(`${relative(process.cwd(), site)} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}
