import { type ApiClient, taken } from '../../api/api-client.ts';
import { useApi } from '../../session/session-context.tsx';
import type { Changeable } from '../applications/changeable.ts';
import type { FormValues } from '../apply/form-values.ts';
import { useSendOnce } from '../apply/use-send-once.ts';
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

/** Checks a change and sends it. */
export function useChanging({ what, applicationId, values, signInPhone, onSent, onClosed }: ChangingDeps) {
  const api = useApi();
  return useSendOnce<Changing>({
    rest: { kind: 'resting' },
    tryOnce: async (attempt) => {
      const pointers = await SEND[what](api, { applicationId, values, signInPhone });
      const errors = pointers.map((pointer) => ({ pointer }));
      return errors.length === 0 ? 'sent' : { kind: 'faults', fields: faultsIn(what, errors), attempt };
    },
    failed: (error, attempt) => failed(what, error, attempt),
    onSent,
    onClosed,
  });
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
