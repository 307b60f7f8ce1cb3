import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { taken } from '../../api/api-client.ts';
import { Loading } from '../../design/states.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { idText } from '../../text/format.ts';
import { AuditTrail } from '../case/audit-trail.tsx';
import { CaseFacts, Payments } from '../case/case-facts.tsx';
import { DeskPage } from '../desk-page.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';

/** The case file: what is known of a case at any phase. */
export function CasePage() {
  const { applicationId = '' } = useParams();
  const { text } = useStaffText();
  const api = useApi();
  const person = usePerson();
  const { data, error, refetch } = useQuery({
    queryKey: ['case', person?.subject, applicationId],
    queryFn: () => taken(api.GET('/v1/staff/applications/{applicationId}', { params: { path: { applicationId } } })),
  });
  return (
    <DeskPage title={`${text.desk.applications.title} ${idText(applicationId)}`}>
      {!data && !error && <Loading>{text.desk.file.loading}</Loading>}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {data && (
        <>
          <CaseFacts of={data} />
          <Payments of={data.payments} />
          <AuditTrail applicationId={applicationId} />
        </>
      )}
    </DeskPage>
  );
}
