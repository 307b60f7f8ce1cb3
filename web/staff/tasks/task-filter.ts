/** The filter of the queue, as it stands in the address. A case keeps it, so that the next matching one can follow. */
export interface TaskFilter {
  readonly agency: string | undefined;
  readonly kind: string | undefined;
  /** Open tasks unless this says otherwise. */
  readonly status: 'DECIDED' | undefined;
}

export function filterIn(search: URLSearchParams): TaskFilter {
  return {
    agency: search.get('agency') ?? undefined,
    kind: search.get('kind') ?? undefined,
    status: search.get('status') === 'DECIDED' ? 'DECIDED' : undefined,
  };
}

/** A path of the desk that keeps the filter. */
export function withFilter(path: string, { agency, kind, status }: TaskFilter): string {
  const given = { ...(agency && { agency }), ...(kind && { kind }), ...(status && { status }) };
  const search = new URLSearchParams(given).toString();
  return search ? `${path}?${search}` : path;
}
