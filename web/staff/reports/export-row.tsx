import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { taken } from '../../api/api-client.ts';
import { Button } from '../../design/button.tsx';
import { useApi } from '../../session/session-context.tsx';
import { dayText, numberText, timeText } from '../../text/format.ts';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import type { Export } from './export-form.tsx';

const ASK_AGAIN_MS = 2000;

interface ExportRowProps {
  readonly of: Export;
  readonly name: string;
  readonly onRead: (read: Export) => void;
}

/**
 * One export: how far it is, and its download once it is ready. Each answer with an address is on record, and the
 * address is soon over: so a file that is ready is not read again until somebody downloads it.
 */
export function ExportRow({ of: asked, name, onRead }: ExportRowProps) {
  const { language, text } = useStaffText();
  const { exports: words } = text.desk.reports;
  const api = useApi();
  const { exportId, status, rows, days, daysDone, keptUntil } = asked;
  const read = () => taken(api.GET('/v1/staff/reports/exports/{exportId}', { params: { path: { exportId } } }));
  const progress = useQuery({
    queryKey: ['export', exportId],
    queryFn: read,
    enabled: status === 'WRITING',
    refetchInterval: ASK_AGAIN_MS,
  });
  const { data, dataUpdatedAt } = progress;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer, also for one that says the same.
  useEffect(() => {
    if (data) onRead(data);
  }, [dataUpdatedAt]);
  const download = useMutation({
    mutationFn: read,
    onSuccess: (answer) => {
      onRead(answer);
      if (answer.url) follow(answer.url);
    },
  });
  const count = (value: number) => numberText(value, language);
  const until = download.data?.expiresAt;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {status === 'WRITING' && (
          <>
            <div>{words.writing}</div>
            <progress aria-label={name} value={daysDone} max={days} />
            <div>{words.progress(count(daysDone), count(days), count(rows))}</div>
          </>
        )}
        {status === 'READY' && (
          <>
            <div>{words.ready(count(rows))}</div>
            <div>{words.keptUntil(timeText(keptUntil, language))}</div>
          </>
        )}
        {status === 'EXPIRED' && <div>{words.expired}</div>}
        {status === 'WRITING' && progress.error && (
          <TroubleMessage error={progress.error} onRetry={() => void progress.refetch()} />
        )}
      </td>
      <td>
        {status === 'READY' && (
          <Button
            kind="secondary"
            aria-label={words.downloadOf(name)}
            busy={download.isPending}
            onClick={() => download.mutate()}
          >
            {download.isPending ? words.preparing : words.download}
          </Button>
        )}
        {until && <div role="status">{words.addressUntil(timeText(until, language))}</div>}
        {download.error && <TroubleMessage error={download.error} onRetry={() => download.mutate()} />}
      </td>
    </tr>
  );
}

/** What an export is, in words: what is in it, of which days, of whom. */
export function useExportName(nameOf: (agency: string) => string) {
  const { language, text } = useStaffText();
  const { reports, queue } = text.desk;
  const { exports: words } = reports;
  return ({ kind, from, to, agency }: Pick<Export, 'kind' | 'from' | 'to' | 'agency'>): string =>
    words.name(
      words.kinds[kind],
      dayText(from, language),
      dayText(to, language),
      agency === undefined ? queue.allAgencies : nameOf(agency),
    );
}

/** The answer there is a file to save, so the page stays. */
function follow(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.click();
}
