import { useParams } from 'wouter';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { Alert } from '../../design/alert.tsx';
import { LinkButton } from '../../design/button.tsx';
import { Loading } from '../../design/states.tsx';
import { usePerson } from '../../session/session-context.tsx';
import { UnknownApplication } from '../applications/unknown-application.tsx';
import { isUnknown, useOwnApplication } from '../applications/use-own-application.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Page } from '../page.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { CorrectionForm } from './correction-form.tsx';

/** Corrects what the agency has asked for in one of the person's own applications. */
export function CorrectionPage() {
  const { applicationId = '' } = useParams();
  const { text } = useCitizenText();
  const person = usePerson();
  const { data, error, refetch, isPending } = useOwnApplication(applicationId);
  // What is being filled in stays, also where a further reading fails.
  return (
    <Page title={text.correction.title}>
      {isPending && <Loading>{text.ownCase.loading}</Loading>}
      {error &&
        !data &&
        (isUnknown(error) ? <UnknownApplication /> : <TroubleMessage reads error={error} onRetry={refetch} />)}
      {data && !data.correction && <NothingToCorrect applicationId={applicationId} />}
      {data?.correction && person && (
        <CorrectionForm
          key={`${person.subject} ${data.correction.dueAt}`}
          subject={person.subject}
          application={data}
          correction={data.correction}
        />
      )}
    </Page>
  );
}

function NothingToCorrect({ applicationId }: { readonly applicationId: string }) {
  const { language, text } = useCitizenText();
  return (
    <Alert>
      <p>{text.correction.nothing}</p>
      <LinkButton href={pathIn(language, `/applications/${applicationId}`)}>{text.correction.toApplication}</LinkButton>
    </Alert>
  );
}
