import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { LinkButton } from '../../design/button.tsx';
import { Details } from '../../design/details.tsx';
import { timeText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { useStatementsText } from '../statement/statements-text.tsx';
import type { OwnApplication } from './use-own-application.ts';

interface PaymentReturnProps {
  readonly applicationId: string;
  readonly of: NonNullable<OwnApplication['paymentReturn']>;
}

/** Why the money came back, how the correction of the account stands, and the way to it. */
export function PaymentReturn({
  applicationId,
  of: { code, text: said, dueAt, confirming, refusal },
}: PaymentReturnProps) {
  const { language, text } = useCitizenText();
  const words = useStatementsText().paymentReturn;
  const written = refusal && (
    <span className="written" lang="zh-CN">
      {refusal}
    </span>
  );
  const due = (
    <>
      <span className="number">{timeText(dueAt, language)}</span>
      <span className="line secondary">{words.neverLapses}</span>
    </>
  );
  return (
    <section className="card" aria-labelledby="payment-return">
      <h2 id="payment-return">{words.returned}</h2>
      <Details
        of={[
          { term: words.reason, value: text.payee.reasonText(code, said) },
          ...(written ? [{ term: words.refusal, value: written }] : []),
          ...(confirming ? [] : [{ term: words.dueAt, value: due }]),
        ]}
      />
      {confirming && <p>{words.confirming}</p>}
      <LinkButton
        kind={confirming ? 'secondary' : undefined}
        href={pathIn(language, `/applications/${applicationId}/payee`)}
      >
        {confirming ? words.correctAgain : words.correct}
      </LinkButton>
    </section>
  );
}
