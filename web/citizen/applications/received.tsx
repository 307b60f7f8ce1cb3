import { useHistoryState } from 'wouter/use-browser-location';
import { Alert } from '../../design/alert.tsx';
import type { CitizenText } from '../../text/zh/citizen.ts';
import { useCitizenText } from '../citizen-text.tsx';
import type { Changeable } from './changeable.ts';
import type { OwnApplication } from './use-own-application.ts';

/** What the page before has sent. */
interface Sent {
  readonly corrected?: boolean;
  readonly changed?: Changeable;
}

type Known = Pick<OwnApplication, 'correction' | 'paymentReturn'>;

/** Says on the page of an application that what was sent on the page before was received. */
export function Received({ application }: { readonly application: Known }) {
  const { text } = useCitizenText();
  const received = receivedIn(useHistoryState<Sent | null>() ?? {}, application, text);
  return (
    received && (
      <Alert tone="done" announced>
        <p>{received}</p>
      </Alert>
    )
  );
}

/** A correction that is asked for again is not thanked for; an account after a return still waits to be confirmed. */
export function receivedIn(
  { corrected, changed }: Sent,
  { correction, paymentReturn }: Known,
  text: Pick<CitizenText, 'correction' | 'payee' | 'contact'>,
): string | undefined {
  if (corrected && !correction) return text.correction.received;
  if (changed === 'contact') return text.contact.received;
  if (changed !== 'payee') return undefined;
  if (!paymentReturn) return text.payee.received;
  return paymentReturn.confirming ? text.payee.receivedAfterReturn : undefined;
}
