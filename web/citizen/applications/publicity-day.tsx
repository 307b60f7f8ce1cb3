import { useQuery } from '@tanstack/react-query';
import { serviceTime } from '../../api/service-time.ts';
import { numberText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';

/**
 * Which working day of the publicity period today is, by the clock of the service. The holidays of all years load only
 * here.
 */
export function PublicityDay({ publishAt, closesAt }: { readonly publishAt: string; readonly closesAt: string }) {
  const { language, text } = useCitizenText();
  const { data } = useQuery({
    queryKey: ['publicity-day', publishAt, closesAt],
    queryFn: async () => {
      const { publicityDay } = await import('./count-publicity-days.ts');
      return publicityDay(await serviceTime(), { publishAt: new Date(publishAt), closesAt: new Date(closesAt) });
    },
  });
  if (!data) return null;
  const total = numberText(data.total, language);
  const shown =
    data.day === 0
      ? text.ownCase.publicityFrom(total)
      : text.ownCase.publicityDay(numberText(data.day, language), total);
  return <span className="line">{shown}</span>;
}
