import { useQuery } from '@tanstack/react-query';
import { serviceTime } from '../../api/service-time.ts';
import { numberText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import type { TimeUnit } from './count-days-left.ts';

/** How a time that is left is written, by its unit; and its last day. */
type TimeLeftWords = Readonly<Record<TimeUnit, (days: string) => string>> & { readonly lastDay: string };

interface TimeLeft {
  /** Whether it is over. Undefined until the service has told the time. */
  readonly isOver: boolean | undefined;
  /** How much of it is left, where it can be counted. */
  readonly left: string | undefined;
}

/** How much is left of a time, by the clock of the service. The holidays of all years load only here. */
export function useTimeLeft(until: string, unit: TimeUnit, words: TimeLeftWords): TimeLeft {
  const { language } = useCitizenText();
  const { data, isPending } = useQuery({
    queryKey: ['time-left', unit, until],
    queryFn: async () => {
      const { countDaysLeft } = await import('./count-days-left.ts');
      const [now, end] = [await serviceTime(), new Date(until)];
      return { isOver: now >= end, days: countDaysLeft(now, end, unit) };
    },
  });
  // Where the time cannot be told, the service says by its answer whether it is over.
  if (!data) return { isOver: isPending ? undefined : false, left: undefined };
  const { isOver, days } = data;
  return {
    isOver,
    left: days === null ? undefined : days === 0 ? words.lastDay : words[unit](numberText(days, language)),
  };
}
