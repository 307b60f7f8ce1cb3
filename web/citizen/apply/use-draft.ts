import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../session/session-context.tsx';
import { takeHandedOver } from '../certificate/check-answers.ts';
import { changedDraft, type Draft, draftName, dropDraft, keepDraft, newDraft, readDraft } from './draft.ts';
import type { FormValues } from './form-values.ts';
import { identityIn } from './signed-in-identity.ts';

/**
 * The form of a person, kept on the device at every change until it is sent.
 *
 * Tabs of the same person show the same form: what one changes, the other takes over. When one sends it or drops it,
 * the others say so.
 */
export function useDraft(subject: string) {
  const session = useSession();
  const [identity] = useState(() => identityIn(session.accessToken()));
  const [opened] = useState(() => open(subject));
  const [draft, setDraft] = useState<Draft>(() => ({
    ...opened.draft,
    values: {
      ...opened.draft.values,
      name: session.person()?.name ?? opened.draft.values.name,
      idNumber: identity.idNumber ?? opened.draft.values.idNumber,
      phone: opened.draft.values.phone || identity.phone || '',
    },
  }));
  const [state, setState] = useState<'kept' | 'forgotten' | 'endedElsewhere'>('kept');
  const keeps = useRef(true);

  useEffect(() => {
    const takeOver = ({ key, newValue }: StorageEvent): void => {
      if (key !== draftName(subject) || !keeps.current) return;
      const changed = newValue === null ? undefined : readDraft(subject);
      if (changed) setDraft(changed);
      else setState('endedElsewhere');
    };
    addEventListener('storage', takeOver);
    return () => removeEventListener('storage', takeOver);
  }, [subject]);

  const update = (change: (before: Draft) => Draft): void => {
    setDraft((before) => {
      const changed = change(before);
      if (keeps.current) keepDraft(subject, changed);
      return changed;
    });
  };
  const forget = (): void => {
    keeps.current = false;
    dropDraft(subject);
  };
  return {
    draft,
    identity,
    restored: opened.restored,
    state,
    set: (change: Partial<FormValues>): void => update((before) => changedDraft(before, change)),
    /** The service refused what stands in the form: once it is changed, it has another key. */
    refused: (): void => update((before) => ({ ...before, isRefused: true })),
    /** Something else has used up the key. */
    renewKey: (): void => update(({ values }) => newDraft(values)),
    /** The application was sent: nothing stays on the device. */
    forget,
    /** The person says that the device is not theirs. The form stays on the page, and nothing is kept any more. */
    forgetDevice: (): void => {
      forget();
      setState('forgotten');
    },
  };
}

/** The draft on the device, or a new one; the answers of the check go before what stood there. */
function open(subject: string): { readonly draft: Draft; readonly restored: boolean } {
  const kept = readDraft(subject);
  const handedOver = takeHandedOver();
  if (!kept) {
    const draft = newDraft(handedOver);
    // The answers can be taken once only, so a reload must find them in the draft.
    if (Object.keys(handedOver).length > 0) keepDraft(subject, draft);
    return { draft, restored: false };
  }
  const draft = changedDraft(kept, handedOver);
  // Who comes back asks anew, also without a change: the refusal may have been one of that day.
  if (kept.isRefused) keepDraft(subject, draft);
  return { draft, restored: true };
}
