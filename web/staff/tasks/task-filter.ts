/** The filter of the queue, as it stands in the address. A case keeps it, so that the next matching one can follow. */
export interface TaskFilter {
  readonly agency: string | undefined;
  readonly kind: string | undefined;
}

export function filterIn(search: URLSearchParams): TaskFilter {
  return { agency: search.get('agency') ?? undefined, kind: search.get('kind') ?? undefined };
}

/** A path of the desk that keeps the filter. */
export function withFilter(path: string, { agency, kind }: TaskFilter): string {
  const search = new URLSearchParams({ ...(agency && { agency }), ...(kind && { kind }) }).toString();
  return search ? `${path}?${search}` : path;
}
