import { useParams } from 'wouter';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { Button, LinkButton } from '../../design/button.tsx';
import { Details } from '../../design/details.tsx';
import { Loading } from '../../design/states.tsx';
import { usePerson } from '../../session/session-context.tsx';
import { idText, timeText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Page } from '../page.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { DeclaredFacts } from './declared-facts.tsx';
import { standingOf } from './standing.ts';
import { UnknownApplication } from './unknown-application.tsx';
import { isUnknown, type OwnApplication, useOwnApplication } from './use-own-application.ts';

/** The receipt of an application on paper, at any time: number and date on top, then all that was declared. */
export function ReceiptPage() {
  const { applicationId = '' } = useParams();
  const { text } = useCitizenText();
  const { data, error, refetch, isPending } = useOwnApplication(applicationId);
  return (
    <Page title={text.ownCase.receipt.title}>
      {isPending && <Loading>{text.ownCase.loading}</Loading>}
      {error && (isUnknown(error) ? <UnknownApplication /> : <TroubleMessage reads error={error} onRetry={refetch} />)}
      {data && <Receipt application={data} />}
    </Page>
  );
}

function Receipt({ application }: { readonly application: OwnApplication }) {
  const { language, text } = useCitizenText();
  const person = usePerson();
  const { receipt, phase: state, back } = text.ownCase;
  const { applicationId, submittedAt } = application;
  return (
    <>
      <Details
        of={[
          { term: text.applications.number, value: <strong className="number">{idText(applicationId)}</strong> },
          {
            term: text.applications.submittedAt,
            value: <strong className="number">{timeText(submittedAt, language)}</strong>,
          },
          ...(person?.name ? [{ term: receipt.applicant, value: <span lang="zh-CN">{person.name}</span> }] : []),
          { term: state, value: standingOf(application, text).label },
        ]}
      />
      <h2>{text.ownCase.facts}</h2>
      <DeclaredFacts application={application} />
      <p className="secondary">{receipt.note}</p>
      <div className="actions">
        <Button onClick={() => print()}>{receipt.print}</Button>
        <LinkButton kind="secondary" href={pathIn(language, '/applications')}>
          {back}
        </LinkButton>
      </div>
    </>
  );
}
