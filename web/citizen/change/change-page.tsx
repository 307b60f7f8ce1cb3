import { useParams } from 'wouter';
import type { Language } from '../../../shared/contracts/portal-pages.ts';
import { Loading } from '../../design/states.tsx';
import { usePerson } from '../../session/session-context.tsx';
import { type Changeable, mayChange } from '../applications/changeable.ts';
import { UnknownApplication } from '../applications/unknown-application.tsx';
import { isUnknown, type OwnApplication, useOwnApplication } from '../applications/use-own-application.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Page } from '../page.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { ChangeForm } from './change-form.tsx';
import { CHANGE_TEXT } from './change-text.ts';
import { NothingToChange } from './nothing-to-change.tsx';

/** Changes the account that the subsidy of one of the person's own applications goes to. */
export function PayeePage() {
  return <ChangePage what="payee" />;
}

/** Changes the phone at which the person is reached about one of their own applications. */
export function ContactPage() {
  return <ChangePage what="contact" />;
}

function ChangePage({ what }: { readonly what: Changeable }) {
  const { applicationId = '' } = useParams();
  const { language, text } = useCitizenText();
  const words = CHANGE_TEXT[language];
  const person = usePerson();
  const { data, error, refetch, isPending } = useOwnApplication(applicationId);
  const open = data && mayChange(what, data.phase);
  // What is being filled in stays, also where a further reading fails.
  return (
    <Page title={text[what].title}>
      {isPending && <Loading>{text.ownCase.loading}</Loading>}
      {error &&
        !data &&
        (isUnknown(error) ? <UnknownApplication /> : <TroubleMessage reads error={error} onRetry={refetch} />)}
      {data && !open && <NothingToChange applicationId={applicationId}>{words[what].closed}</NothingToChange>}
      {open && person && (
        <>
          <p>{introOf(what, data, words)}</p>
          <ChangeForm key={person.subject} what={what} subject={person.subject} application={data} />
        </>
      )}
    </Page>
  );
}

/** After a return the account is confirmed before it is paid to; before the payment it holds at once. */
function introOf(
  what: Changeable,
  { paymentReturn }: OwnApplication,
  { payee, contact }: (typeof CHANGE_TEXT)[Language],
): string {
  if (what === 'contact') return contact.intro;
  return paymentReturn ? payee.introAfterReturn : payee.intro;
}
