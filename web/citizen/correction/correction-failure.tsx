import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { Alert } from '../../design/alert.tsx';
import { LinkButton } from '../../design/button.tsx';
import { Reasons } from '../certificate/reasons.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import type { Correcting } from './use-correcting.ts';

interface CorrectionFailureProps {
  readonly of: Correcting;
  readonly applicationId: string;
  readonly onRetry: () => void;
}

/** Why a correction was not taken, and what can be done. Faults of fields stand at the fields. */
export function CorrectionFailure({ of: correcting, applicationId, onRetry }: CorrectionFailureProps) {
  const { language, text } = useCitizenText();
  const words = text.correction;
  switch (correcting.kind) {
    case 'resting':
    case 'faults':
      return null;
    case 'refused':
      return (
        <Reasons title={words.refusedTitle} reasons={correcting.reasons} correctable={words.correctable}>
          <p>{words.refused}</p>
        </Reasons>
      );
    case 'taken':
      return (
        <Reasons title={words.takenTitle} reasons={correcting.reasons} correctable={words.correctable}>
          <p>{words.refused}</p>
        </Reasons>
      );
    case 'closed':
      return (
        <Alert tone="attention" announced>
          <p>{words.closed}</p>
          <LinkButton href={pathIn(language, `/applications/${applicationId}`)}>{words.toApplication}</LinkButton>
        </Alert>
      );
    case 'broken':
      return (
        <TroubleMessage
          key={correcting.attempt}
          error={correcting.error}
          onRetry={onRetry}
          signInText={words.signInEnded}
        />
      );
    default:
      return correcting satisfies never;
  }
}
