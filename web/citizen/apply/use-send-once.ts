import { useRef, useState } from 'react';

interface SendOnceDeps<State extends { readonly kind: string }, Given extends readonly unknown[]> {
  /** Before the first try. */
  readonly rest: State;
  /** Checks and sends. `attempt` tells two tries apart. */
  readonly tryOnce: (attempt: number, ...given: Given) => Promise<State | 'sent'>;
  /** A failure as the page says it. */
  readonly failed: (error: unknown, attempt: number) => State;
  readonly onSent?: () => void;
  /** Nothing can be sent any more: the state is `closed`. */
  readonly onClosed?: () => void;
}

/** Sends something. A second tap while it is under way does nothing. */
export function useSendOnce<State extends { readonly kind: string }, Given extends readonly unknown[] = []>(
  deps: SendOnceDeps<State, Given>,
) {
  const { rest, tryOnce, failed, onSent, onClosed } = deps;
  const [state, setState] = useState(rest);
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  const attempts = useRef(0);

  const send = async (...given: Given): Promise<void> => {
    if (underWay.current) return;
    underWay.current = true;
    attempts.current += 1;
    const attempt = attempts.current;
    setBusy(true);
    // What went wrong before stays until there is an answer: a button that moves is not hit by the second tap.
    const result = await tryOnce(attempt, ...given).catch((error: unknown) => failed(error, attempt));
    if (result === 'sent') return onSent?.();
    if (result.kind === 'closed') onClosed?.();
    setState(result);
    setBusy(false);
    underWay.current = false;
  };
  return { state, busy, send, show: setState };
}
