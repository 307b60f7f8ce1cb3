import { useQuery } from '@tanstack/react-query';
import { Details } from '../../design/details.tsx';
import { Broken, Loading } from '../../design/states.tsx';
import { timeText } from '../../text/format.ts';
import { useLocalText } from '../local-text.tsx';

/** What the run can be told to do, and what it does. */
export function PanelPage() {
  const { language, text } = useLocalText();
  const { data, error, refetch, isPending } = useQuery({ queryKey: ['clock'], queryFn: readClock });
  return (
    <>
      <title>{text.panel.title}</title>
      <h1>{text.panel.title}</h1>
      {isPending && <Loading>{text.loading}</Loading>}
      {error && <Broken text={text.unreachable} retryLabel={text.retry} onRetry={refetch} />}
      {data && <Details of={[{ term: text.panel.clock, value: timeText(data.now, language) }]} />}
    </>
  );
}

async function readClock(): Promise<{ readonly now: string }> {
  const answer = await fetch('/local/clock');
  if (!answer.ok) throw new Error(`/local/clock: ${answer.status}`);
  return answer.json();
}
