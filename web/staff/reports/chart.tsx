import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { Broken, Loading } from '../../design/states.tsx';
import { useStaffText } from '../staff-text.tsx';
import { type ChartData, heightOf } from './chart-option.ts';

interface ChartProps {
  readonly title: string;
  readonly data: ChartData;
}

/** A chart with its title. A table with the same numbers stands below it, for everybody who does not see the chart. */
export function Chart({ title, data }: ChartProps) {
  const { text } = useStaffText();
  const words = text.desk.reports.chart;
  const area = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const {
    data: engine,
    error,
    refetch,
  } = useQuery({
    queryKey: ['chart-engine'],
    queryFn: () => import('./chart-engine.ts'),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
  const drawn = JSON.stringify(data);
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew where the numbers or words are others.
  useEffect(() => (engine && area.current ? engine.drawIn(area.current, data) : undefined), [engine, drawn]);
  return (
    <figure className="chart" aria-labelledby={titleId}>
      <figcaption id={titleId}>{title}</figcaption>
      {!engine && !error && <Loading>{words.loading}</Loading>}
      {error && !engine && (
        <Broken text={words.failed} retryLabel={text.troubles.retry} onRetry={() => void refetch()} />
      )}
      {engine && (
        <div className="chart-area" role="img" aria-label={data.label} ref={area} style={{ height: heightOf(data) }} />
      )}
    </figure>
  );
}
