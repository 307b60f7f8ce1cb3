import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { taken } from '../../api/api-client.ts';
import { Alert } from '../../design/alert.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { timeText } from '../../text/format.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';

/** The audit trail of a case and whether it verifies. Each reading is recorded, so it is read when somebody asks. */
export function AuditTrail({ applicationId }: { readonly applicationId: string }) {
  const { language, text } = useStaffText();
  const { file, events: names, actors } = text.desk;
  const api = useApi();
  const person = usePerson();
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['events', person?.subject, applicationId],
    queryFn: ({ pageParam }) =>
      taken(
        api.GET('/v1/staff/applications/{applicationId}/events', {
          params: { path: { applicationId }, query: { limit: '50', next: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    enabled: false,
  });
  const verified = data?.pages.at(-1);
  const events = data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <section>
      <h2>{file.trail}</h2>
      {!data && (
        <Button loading={isFetching} onClick={() => void refetch()}>
          {file.loadTrail}
        </Button>
      )}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {verified && (
        <Alert
          tone={verified.unbroken ? 'done' : 'error'}
          title={verified.unbroken ? file.unbroken : file.broken}
          announced
        >
          {verified.faults.map(({ kind, sequence }) => (
            <p key={`${kind} ${sequence}`}>{file[kind](sequence)}</p>
          ))}
        </Alert>
      )}
      {data && (
        <Scrolled label={file.trail}>
          <table className="number">
            <thead>
              <tr>
                <th scope="col">{file.sequence}</th>
                <th scope="col">{file.event}</th>
                <th scope="col">{file.at}</th>
                <th scope="col">{file.who}</th>
                <th scope="col">{file.phase}</th>
              </tr>
            </thead>
            <tbody>
              {events.map(({ sequence, event, at, who, after }) => (
                <tr key={sequence}>
                  <td>{sequence}</td>
                  <td>{names[event]}</td>
                  <td>{timeText(at, language)}</td>
                  <td>{who.staffId ?? actors[who.kind] ?? who.kind}</td>
                  <td>{text.case.phases[after]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
      {hasNextPage && (
        <Button loading={isFetching} onClick={() => void fetchNextPage()}>
          {file.more}
        </Button>
      )}
    </section>
  );
}
