import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { taken } from '../../api/api-client.ts';
import { ProblemError, troubleOf } from '../../api/trouble.ts';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { useApi } from '../../session/session-context.tsx';
import { useCitizenText } from '../citizen-text.tsx';
import { Done } from '../done.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { mayWithdraw } from './changeable.ts';
import type { OwnApplication } from './use-own-application.ts';

type WithdrawalProps = Pick<OwnApplication, 'applicationId' | 'phase'>;

/**
 * Withdraws an application after a question. The dialog is the browser's own: it keeps the focus, closes at Escape and
 * gives the focus back to the button.
 */
export function Withdrawal({ applicationId, phase }: WithdrawalProps) {
  const { text } = useCitizenText();
  const api = useApi();
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const { withdrawal } = text.ownCase;
  const { mutate, error, isPending, isSuccess, reset } = useMutation({
    mutationFn: () =>
      taken(api.POST('/v1/applications/{applicationId}/withdrawal', { params: { path: { applicationId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['applications'] }),
  });
  const close = () => dialog.current?.close();
  const closed = () => {
    // Who was told that it is too late sees how the case stands now.
    if (isTooLate(error)) void queries.invalidateQueries({ queryKey: ['applications'] });
    reset();
  };

  if (isSuccess) return <Done>{withdrawal.done}</Done>;
  if (!mayWithdraw(phase)) return null;
  return (
    <>
      <Button kind="secondary" onClick={() => dialog.current?.showModal()}>
        {withdrawal.open}
      </Button>
      <dialog className="dialog" aria-labelledby="withdrawal" ref={dialog} onClose={closed}>
        <h2 id="withdrawal">{withdrawal.title}</h2>
        {error ? <WithdrawalTrouble error={error} onRetry={mutate} /> : <p>{withdrawal.text}</p>}
        <div className="actions">
          {isTooLate(error) ? (
            <Button onClick={close}>{withdrawal.close}</Button>
          ) : (
            <>
              <Button kind="secondary" onClick={close}>
                {withdrawal.cancel}
              </Button>
              {!error && (
                <Button kind="danger" busy={isPending} onClick={mutate}>
                  {withdrawal.confirm}
                </Button>
              )}
            </>
          )}
        </div>
      </dialog>
    </>
  );
}

function WithdrawalTrouble({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { text } = useCitizenText();
  const { withdrawal } = text.ownCase;
  if (isTooLate(error)) {
    return (
      <Alert tone="attention" announced>
        <p>{withdrawal.tooLate}</p>
      </Alert>
    );
  }
  const trouble = troubleOf(error);
  if (trouble !== 'unreachable' && trouble !== 'unavailable') return <TroubleMessage error={error} onRetry={onRetry} />;
  return (
    <Alert tone="error" announced>
      <p>{withdrawal.unavailable}</p>
      <Button kind="danger" onClick={onRetry}>
        {withdrawal.confirm}
      </Button>
    </Alert>
  );
}

/** The case has moved on: it is being paid, or it has ended. */
function isTooLate(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 409;
}
