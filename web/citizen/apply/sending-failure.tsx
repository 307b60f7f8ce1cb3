import type { ReactNode } from 'react';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { Alert } from '../../design/alert.tsx';
import { LinkButton } from '../../design/button.tsx';
import { Reasons } from '../certificate/reasons.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { Remedies } from './remedies.tsx';
import type { Sending } from './use-sending.ts';

interface SendingFailureProps {
  readonly of: Sending;
  readonly onRetry: () => void;
  /** What a person is told whose sign-in has ended, where nothing is kept. */
  readonly signInText: string | undefined;
}

/** Why an application was not taken, and what can be done. Faults of fields stand at the fields. */
export function SendingFailure({ of: sending, onRetry, signInText }: SendingFailureProps): ReactNode {
  const { language, text } = useCitizenText();
  const mine = <LinkButton href={pathIn(language, '/applications')}>{text.apply.toApplications}</LinkButton>;
  switch (sending.kind) {
    case 'resting':
    case 'faults':
    case 'warnings':
      return null;
    case 'refused':
    case 'notAgain': {
      const { reasons, remedies, receiptNumber } = sending.refusal;
      const isRefused = sending.kind === 'refused';
      const title = isRefused ? text.apply.refusedTitle : text.apply.notAgainTitle;
      return (
        <Reasons key={sending.attempt} title={title} reasons={reasons}>
          {remedies && <Remedies of={remedies} />}
          {receiptNumber && <ReceiptLine number={receiptNumber} />}
          {!isRefused && mine}
        </Reasons>
      );
    }
    case 'answered':
      return (
        <Alert key={sending.attempt} tone="attention" announced>
          <p>{text.apply.answered}</p>
          {mine}
        </Alert>
      );
    case 'broken':
      return (
        <TroubleMessage
          key={sending.attempt}
          error={sending.error}
          onRetry={onRetry}
          {...(signInText && { signInText })}
        />
      );
    default:
      return sending satisfies never;
  }
}

/** The number of the receipt of a refusal, and how to read it again. */
function ReceiptLine({ number }: { readonly number: string }) {
  const { language, text } = useCitizenText();
  const words = text.refusal;
  return (
    <p>
      {words.number} <strong className="number">{number}</strong>
      <span className="line">{words.kept}</span>
      <a href={pathIn(language, `/applications/refusals/${number}`)}>{words.open}</a>
    </p>
  );
}
