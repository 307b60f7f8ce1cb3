import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { usePages } from '../../session/use-pages.ts';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';

interface ReadOnRequestProps {
  readonly title: string;
  /** The button that asks for it. */
  readonly load: string;
  readonly of: Pick<
    ReturnType<typeof usePages>,
    'data' | 'error' | 'isFetching' | 'hasNextPage' | 'fetchNextPage' | 'refetch'
  >;
  /** What was read; nothing before that. */
  readonly children: ReactNode;
}

/** A list of a case that is read when somebody asks, because each reading is recorded. */
export function ReadOnRequest({ title, load, of, children }: ReadOnRequestProps) {
  const { file } = useStaffText().text.desk;
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = of;
  return (
    <section>
      <h2>{title}</h2>
      {!data && (
        <Button loading={isFetching} onClick={() => void refetch()}>
          {load}
        </Button>
      )}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {children}
      {hasNextPage && (
        <Button loading={isFetching} onClick={() => void fetchNextPage()}>
          {file.more}
        </Button>
      )}
    </section>
  );
}
