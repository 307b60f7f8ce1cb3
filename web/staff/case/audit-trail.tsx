import { taken } from '../../api/api-client.ts';
import { Alert } from '../../design/alert.tsx';
import { usePages } from '../../session/use-pages.ts';
import { timeText } from '../../text/format.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { ReadOnRequest } from './read-on-request.tsx';

/** The audit trail of a case and whether it verifies. Each reading is recorded, so it is read when somebody asks. */
export function AuditTrail({ applicationId }: { readonly applicationId: string }) {
  const { language, text } = useStaffText();
  const { file, events: names, actors } = text.desk;
  const read = usePages({
    list: ['events', applicationId],
    read: (api, next) =>
      taken(
        api.GET('/v1/staff/applications/{applicationId}/events', {
          params: { path: { applicationId }, query: { limit: '50', next } },
        }),
      ),
    onRequest: true,
  });
  const verified = read.data?.pages.at(-1);
  const events = read.data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <ReadOnRequest title={file.trail} load={file.loadTrail} of={read}>
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
      {read.data && (
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
    </ReadOnRequest>
  );
}
