import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { taken } from '../../api/api-client.ts';
import { Button } from '../../design/button.tsx';
import { Loading } from '../../design/states.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { idText, timeText } from '../../text/format.ts';
import { CaseActions } from '../actions/case-actions.tsx';
import { AccessRecords } from '../case/access-records.tsx';
import { AuditTrail } from '../case/audit-trail.tsx';
import { Attention, CaseFacts, Payments } from '../case/case-facts.tsx';
import { KeptOrGone } from '../case/kept-or-gone.tsx';
import { Recoveries } from '../case/recoveries.tsx';
import { Signals } from '../case/signals.tsx';
import { DeskPage } from '../desk-page.tsx';
import { useDuty } from '../duty.ts';
import { useServiceTime } from '../service-time.ts';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';

/** The case file: what is known of a case at any phase. */
export function CasePage() {
  const { applicationId = '' } = useParams();
  const { language, text } = useStaffText();
  const { file } = text.desk;
  const api = useApi();
  const person = usePerson();
  const { oversees } = useDuty();
  const asOf = useServiceTime()?.toISOString();
  const { data, error, refetch } = useQuery({
    queryKey: ['case', person?.subject, applicationId],
    queryFn: () => taken(api.GET('/v1/staff/applications/{applicationId}', { params: { path: { applicationId } } })),
  });
  const { receipt, title } = text.desk.applications;
  return (
    <DeskPage title={`${data?.attempt === 0 ? receipt : title} ${idText(applicationId)}`}>
      {!data && !error && <Loading>{file.loading}</Loading>}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {data && (
        <>
          <div className="desk-line">
            <Button kind="secondary" onClick={() => print()}>
              {file.print}
            </Button>
            {asOf && <span className="print-only">{file.printed(person?.name ?? '', timeText(asOf, language))}</span>}
          </div>
          <Attention of={data} />
          <KeptOrGone of={data} />
          <Signals of={data.signals} />
          <CaseFacts of={data} />
          <Payments of={data.payments} orderOut={data.orderOut} />
          <Recoveries of={data.recoveries} />
          <CaseActions of={data} />
          <AuditTrail applicationId={applicationId} />
          {oversees && <AccessRecords applicationId={applicationId} />}
        </>
      )}
    </DeskPage>
  );
}
