import { useRef, useState } from 'react';
import { type ApiClient, taken } from '../../api/api-client.ts';
import { useApi } from '../../session/session-context.tsx';
import type { Changeable } from '../applications/changeable.ts';
import type { FormValues } from '../apply/form-values.ts';
import { type Changing, failed, faultsIn } from './change-faults.ts';

interface ChangingDeps {
  readonly what: Changeable;
  readonly applicationId: string;
  readonly values: FormValues;
  readonly signInPhone: string | undefined;
  readonly onSent: () => void;
  /** Nothing can be changed any more. */
  readonly onClosed: () => void;
}

/** Checks a change and sends it. A second tap while it is under way does nothing. */
export function useChanging({ what, applicationId, values, signInPhone, onSent, onClosed }: ChangingDeps) {
  const api = useApi();
  const [changing, setChanging] = useState<Changing>({ kind: 'resting' });
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  const attempts = useRef(0);

  const tryOnce = async (attempt: number): Promise<Changing | 'sent'> => {
    const pointers = await SEND[what](api, { applicationId, values, signInPhone });
    if (pointers.length === 0) return 'sent';
    return {
      kind: 'faults',
      fields: faultsIn(
        what,
        pointers.map((pointer) => ({ pointer })),
      ),
      attempt,
    };
  };
  const send = async (): Promise<void> => {
    if (underWay.current) return;
    underWay.current = true;
    attempts.current += 1;
    const attempt = attempts.current;
    setBusy(true);
    // What went wrong before stays until there is an answer: a button that moves is not hit by the second tap.
    const result = await tryOnce(attempt).catch((error: unknown) => failed(what, error, attempt));
    if (result === 'sent') return onSent();
    if (result.kind === 'closed') onClosed();
    setChanging(result);
    setBusy(false);
    underWay.current = false;
  };
  return { changing, busy, send };
}

type ToSend = Pick<ChangingDeps, 'applicationId' | 'values' | 'signInPhone'>;

/** Sends a change; where it has faults, it is not sent, and they are answered as JSON pointers. */
const SEND: Readonly<Record<Changeable, (api: ApiClient, toSend: ToSend) => Promise<readonly string[]>>> = {
  payee: async (api, { applicationId, values }) => {
    const { validatePayee } = await import('./validate-change.ts');
    const checked = validatePayee(values);
    if ('pointers' in checked) return checked.pointers;
    const params = { path: { applicationId } };
    await taken(api.PUT('/v1/applications/{applicationId}/payee', { params, body: checked.body }));
    return [];
  },
  contact: async (api, { applicationId, values, signInPhone }) => {
    const { validateContact } = await import('./validate-change.ts');
    const checked = validateContact(values, signInPhone);
    if ('pointers' in checked) return checked.pointers;
    const params = { path: { applicationId } };
    await taken(api.PUT('/v1/applications/{applicationId}/contact', { params, body: checked.body }));
    return [];
  },
};
