import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../design/button.tsx';
import { Loading } from '../design/states.tsx';
import { TroubleMessage } from './trouble-message.tsx';

interface PagedListProps<Page, Item> {
  readonly pages: UseInfiniteQueryResult<InfiniteData<Page>>;
  readonly itemsOf: (page: Page) => readonly Item[];
  readonly idOf: (item: Item, index: number) => string;
  readonly card: (item: Item) => ReactNode;
  readonly loading: string;
  readonly more: string;
  /** What stands there where the list is empty. */
  readonly empty: ReactNode;
}

/** A list of cards that comes in pages. */
export function PagedList<Page, Item>(props: PagedListProps<Page, Item>) {
  const { pages, itemsOf, idOf, card, loading, more, empty } = props;
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = pages;
  const shown = data?.pages.flatMap(itemsOf) ?? [];
  const list = useFocusOnMore(data?.pages.map((page) => itemsOf(page).length) ?? []);
  return (
    <>
      {isPending && <Loading>{loading}</Loading>}
      {error && <TroubleMessage reads error={error} onRetry={refetch} />}
      {data && shown.length === 0 && empty}
      {shown.length > 0 && (
        <ul className="cards" ref={list}>
          {shown.map((item, index) => (
            <li key={idOf(item, index)}>{card(item)}</li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button kind="secondary" busy={isFetchingNextPage} onClick={fetchNextPage}>
          {more}
        </Button>
      )}
    </>
  );
}

/** The first link or item of a further page takes the focus, because the button that brought it may be gone. */
function useFocusOnMore(lengths: readonly number[]) {
  const list = useRef<HTMLUListElement>(null);
  const pages = lengths.length;
  const before = lengths.slice(0, -1).reduce((total, length) => total + length, 0);
  const pagesBefore = useRef(pages);
  useEffect(() => {
    if (pagesBefore.current > 0 && pages > pagesBefore.current) {
      list.current?.children[before]?.querySelector<HTMLElement>('a, [tabindex]')?.focus();
    }
    pagesBefore.current = pages;
  }, [pages, before]);
  return list;
}
