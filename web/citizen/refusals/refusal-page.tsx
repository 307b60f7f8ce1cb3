import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { Button, LinkButton } from '../../design/button.tsx';
import { Details } from '../../design/details.tsx';
import { Loading } from '../../design/states.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { timeText } from '../../text/format.ts';
import { certificateFacts } from '../applications/declared-facts.tsx';
import { Refusal } from '../applications/refusal.tsx';
import { isUnknown } from '../applications/use-own-application.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { LatePart } from '../late-part.tsx';
import { Page } from '../page.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { REFUSAL_PAGE_TEXT } from './refusal-page-text.ts';

/** The receipt of one submission that was refused at once: why, how to challenge it, and what became of that. */
export function RefusalPage() {
  const { receiptNumber = '' } = useParams();
  const { text } = useCitizenText();
  const api = useApi();
  const person = usePerson();
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['refusals', person?.subject, receiptNumber],
    queryFn: () => taken(api.GET('/v1/refusals/{receiptNumber}', { params: { path: { receiptNumber } } })),
  });
  return (
    <Page title={text.refusal.title}>
      {isPending && <Loading>{text.loading}</Loading>}
      {error && (isUnknown(error) ? <UnknownReceipt /> : <TroubleMessage reads error={error} onRetry={refetch} />)}
      {data && <Receipt of={data} />}
    </Page>
  );
}

function Receipt({ of }: { readonly of: Success<'readRefusal'> }) {
  const { language, text } = useCitizenText();
  const person = usePerson();
  const { refusal, ownCase } = text;
  const words = REFUSAL_PAGE_TEXT[language];
  const { receiptNumber, refusedAt, overturned } = of;
  return (
    <>
      <Details
        of={[
          { term: refusal.number, value: <strong className="number">{receiptNumber}</strong> },
          { term: words.refusedAt, value: <strong className="number">{timeText(refusedAt, language)}</strong> },
          ...(person?.name
            ? [{ term: ownCase.receipt.applicant, value: <span lang="zh-CN">{person.name}</span> }]
            : []),
          { term: ownCase.phase, value: overturned ? ownCase.overturned : words.state },
        ]}
      />
      {overturned && <LatePart name="overturned">{({ Overturned }) => <Overturned of={overturned} />}</LatePart>}
      <section className="card" aria-labelledby="certificate">
        <h2 id="certificate">{words.certificate}</h2>
        <Details of={certificateFacts(of, { language, text })} />
      </section>
      <section className="card" aria-labelledby="refusal">
        <h2 id="refusal">{words.state}</h2>
        <Refusal of={of} title={words.reasons} />
      </section>
      {(of.reconsideration ?? of.reconsiderationUntil) && (
        <LatePart name="reconsideration">
          {({ Reconsideration }) => <Reconsideration id={{ receiptNumber }} of={of} />}
        </LatePart>
      )}
      <div className="actions">
        <Button onClick={() => print()}>{ownCase.receipt.print}</Button>
        <LinkButton kind="secondary" href={pathIn(language, '/applications/refusals')}>
          {refusal.toList}
        </LinkButton>
      </div>
    </>
  );
}

/** There is no such receipt of this person. It does not say whether somebody else has it. */
function UnknownReceipt() {
  const { language, text } = useCitizenText();
  const { unknown } = REFUSAL_PAGE_TEXT[language];
  return (
    <div className="card">
      <h2>{unknown.title}</h2>
      <p>{unknown.text}</p>
      <LinkButton href={pathIn(language, '/applications/refusals')}>{text.refusal.toList}</LinkButton>
    </div>
  );
}
