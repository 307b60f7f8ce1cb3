import { useParams } from 'wouter';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { Alert } from '../../design/alert.tsx';
import { LinkButton } from '../../design/button.tsx';
import { Details } from '../../design/details.tsx';
import { Loading } from '../../design/states.tsx';
import { idText, timeText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { LatePart } from '../late-part.tsx';
import { Page } from '../page.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { AskedOfYou } from './asked-of-you.tsx';
import { CertificateReview } from './certificate-review.tsx';
import { mayChange } from './changeable.ts';
import { Course } from './course.tsx';
import { DeclaredFacts } from './declared-facts.tsx';
import { nextStep } from './next-step.ts';
import { Received } from './received.tsx';
import { removalIn } from './removal-in.ts';
import { standingOf } from './standing.ts';
import { UnknownApplication } from './unknown-application.tsx';
import { isUnknown, type OwnApplication, useOwnApplication } from './use-own-application.ts';
import { Withdrawal } from './withdrawal.tsx';

/** One of the person's own applications: what happens next, its course, its result, and what was declared. */
export function ApplicationPage() {
  const { applicationId = '' } = useParams();
  const { text } = useCitizenText();
  const { data, error, refetch, isPending } = useOwnApplication(applicationId);
  return (
    <Page title={text.ownCase.title}>
      {isPending && <Loading>{text.ownCase.loading}</Loading>}
      {error && <Missing error={error} onRetry={refetch} />}
      {data && <Shown application={data} />}
    </Page>
  );
}

/** Why there is nothing to show: it is not the person's, its content has gone, or nothing came. */
function Missing({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const removed = removalIn(error);
  if (removed !== undefined) return <Removed text={removed} />;
  return isUnknown(error) ? <UnknownApplication /> : <TroubleMessage reads error={error} onRetry={onRetry} />;
}

/** That the content has gone, when and on what law, in the words of the service. */
function Removed({ text }: { readonly text: string }) {
  return (
    <Alert tone="info">
      <p lang="zh-CN">{text}</p>
    </Alert>
  );
}

function Shown({ application }: { readonly application: OwnApplication }) {
  const { language, text } = useCitizenText();
  const { ownCase } = text;
  const { applicationId, phase, submittedAt, noticeId, correction, paymentReturn } = application;
  const { suspension, overturned, admittedBy, contentRemoved } = application;
  const { label, tone } = standingOf(application, text);
  return (
    <>
      <Received application={application} />
      <Alert tone={tone} title={label}>
        <p>{nextStep(application, text, language)}</p>
      </Alert>
      {contentRemoved && <Removed text={contentRemoved.text} />}
      {correction && (
        <section className="card" aria-labelledby="correction">
          <h2 id="correction">{text.correction.asked}</h2>
          <AskedOfYou correction={correction} />
          <LinkButton href={pathIn(language, `/applications/${applicationId}/correction`)}>
            {text.correction.open}
          </LinkButton>
        </section>
      )}
      {paymentReturn && (
        <LatePart name="paymentReturn">
          {({ PaymentReturn }) => <PaymentReturn applicationId={applicationId} of={paymentReturn} />}
        </LatePart>
      )}
      {suspension && (
        <LatePart name="suspension">
          {({ Suspension }) => <Suspension applicationId={applicationId} of={suspension} />}
        </LatePart>
      )}
      {application.recoveries?.map((recovery) => (
        <LatePart name="recovery" key={recovery.recoveryId}>
          {({ Recovery }) => <Recovery applicationId={applicationId} of={recovery} />}
        </LatePart>
      ))}
      {overturned && <LatePart name="overturned">{({ Overturned }) => <Overturned of={overturned} />}</LatePart>}
      {admittedBy && <LatePart name="overturned">{({ AdmittedBy }) => <AdmittedBy of={admittedBy} />}</LatePart>}
      <Details
        of={[
          { term: text.applications.number, value: <span className="number">{idText(applicationId)}</span> },
          {
            term: text.applications.submittedAt,
            value: <span className="number">{timeText(submittedAt, language)}</span>,
          },
        ]}
      />
      <section className="card" aria-labelledby="course">
        <h2 id="course">{ownCase.course}</h2>
        <Course application={application} />
        {phase === 'PUBLICISED' && noticeId && (
          <p>
            <a href={pathIn(language, `/notices/${noticeId}`)}>{ownCase.notice}</a>
          </p>
        )}
      </section>
      <CertificateReview applicationId={applicationId} phase={phase} />
      {(application.reconsideration ?? application.reconsiderationUntil) && (
        <LatePart name="reconsideration">
          {({ Reconsideration }) => <Reconsideration id={{ applicationId }} of={application} />}
        </LatePart>
      )}
      <section className="card" aria-labelledby="facts">
        <h2 id="facts">{ownCase.facts}</h2>
        <DeclaredFacts application={application} />
        {!paymentReturn && mayChange('payee', phase) && (
          <p>
            <a href={pathIn(language, `/applications/${applicationId}/payee`)}>{text.payee.change}</a>
          </p>
        )}
        {mayChange('contact', phase) && (
          <p>
            <a href={pathIn(language, `/applications/${applicationId}/contact`)}>{text.contact.change}</a>
          </p>
        )}
      </section>
      <LatePart name="accesses">{({ OwnAccesses }) => <OwnAccesses applicationId={applicationId} />}</LatePart>
      <div className="actions">
        <LinkButton kind="secondary" href={pathIn(language, `/applications/${applicationId}/print`)}>
          {ownCase.receipt.open}
        </LinkButton>
        <Withdrawal applicationId={applicationId} phase={phase} />
      </div>
    </>
  );
}
