import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi, usePerson } from './session-context.tsx';

interface PagesOptions<Page> {
  /** The list, and what of it is asked for. */
  readonly list: readonly [string, ...unknown[]];
  /** Reads a page; `next` is what the page before it said. */
  readonly read: (api: ReturnType<typeof useApi>, next: string | undefined) => Promise<Page>;
  /** Nothing is read before somebody asks by `refetch`, as where each reading is recorded. */
  readonly onRequest?: boolean;
}

/**
 * A list that comes in pages. What was read is kept by person: on a shared device nobody sees what
 * another person's page had in memory.
 */
export function usePages<Page extends { readonly next?: string | undefined }>({
  list: [name, ...asked],
  read,
  onRequest = false,
}: PagesOptions<Page>) {
  const api = useApi();
  const person = usePerson();
  return useInfiniteQuery({
    queryKey: [name, person?.subject, ...asked],
    queryFn: ({ pageParam }) => read(api, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    enabled: !onRequest,
  });
}
