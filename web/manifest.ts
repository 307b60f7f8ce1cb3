/** One file of the build, as Vite's manifest lists it. */
export interface ManifestEntry {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

/** Vite's manifest, by source file. */
export type Manifest = Readonly<Record<string, ManifestEntry>>;

/** The sources that load together with a source: itself and everything it imports, but nothing it imports later. */
export function loadedWith(manifest: Manifest, source: string): readonly string[] {
  return reached(manifest, source, ({ imports = [] }) => imports);
}

/** Every source that a source can ever load. */
export function reachableFrom(manifest: Manifest, source: string): readonly string[] {
  return reached(manifest, source, ({ imports = [], dynamicImports = [] }) => [...imports, ...dynamicImports]);
}

/** The files of these sources, scripts and styles, each once. */
export function filesOf(manifest: Manifest, sources: readonly string[]): readonly string[] {
  return [...new Set(sources.flatMap((source) => [entryOf(manifest, source).file, ...(manifest[source]?.css ?? [])]))];
}

/** @throws Error where the build has no such source */
export function entryOf(manifest: Manifest, source: string): ManifestEntry {
  const entry = manifest[source];
  if (!entry) throw new Error(`The build has no ${source}.`);
  return entry;
}

function reached(
  manifest: Manifest,
  source: string,
  next: (entry: ManifestEntry) => readonly string[],
): readonly string[] {
  const found = new Set<string>();
  const visit = (key: string): void => {
    if (found.has(key)) return;
    found.add(key);
    for (const other of next(entryOf(manifest, key))) visit(other);
  };
  visit(source);
  return [...found];
}
