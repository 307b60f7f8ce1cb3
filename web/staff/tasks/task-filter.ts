/** The filter of the queue, as it stands in the address. A case keeps it, so that the next matching one can follow. */
export interface TaskFilter {
  readonly agency: string | undefined;
  readonly kind: string | undefined;
  /** Open tasks unless this says otherwise. */
  readonly status: 'DECIDED' | undefined;
  /** Of open tasks: the person's own, or those that nobody has claimed. */
  readonly assignee: 'me' | 'none' | undefined;
}

export function filterIn(search: URLSearchParams): TaskFilter {
  const status = search.get('status') === 'DECIDED' ? 'DECIDED' : undefined;
  const claimed = search.get('assignee');
  return {
    agency: search.get('agency') ?? undefined,
    kind: search.get('kind') ?? undefined,
    status,
    assignee: !status && (claimed === 'me' || claimed === 'none') ? claimed : undefined,
  };
}

/** A path of the desk that keeps the filter. */
export function withFilter(path: string, { agency, kind, status, assignee }: TaskFilter): string {
  const given = {
    ...(agency && { agency }),
    ...(kind && { kind }),
    ...(status ? { status } : assignee && { assignee }),
  };
  const search = new URLSearchParams(given).toString();
  return search ? `${path}?${search}` : path;
}
