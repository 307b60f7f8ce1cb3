import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../../session/session-context.tsx';
import type { FormValues } from './form-values.ts';
import { identityIn } from './signed-in-identity.ts';
import type { TabDraft } from './tab-draft.ts';

interface AmendmentOptions {
  readonly applicationId: string;
  readonly draft: TabDraft;
  /** What the page of the application says when it is shown again, as the state of the history. */
  readonly done: object;
}

/** What changes an application: its fields, kept in the tab until they are sent, and what follows then. */
export function useAmendment({ applicationId, draft, done }: AmendmentOptions) {
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const session = useSession();
  const [signInPhone] = useState(() => identityIn(session.accessToken()).phone);
  const [values, setValues] = useState(draft.read);
  return {
    values,
    signInPhone,
    onChange: (change: Partial<FormValues>) => {
      setValues((before) => {
        const changed = { ...before, ...change };
        draft.keep(changed);
        return changed;
      });
    },
    onSent: () => {
      draft.drop();
      // The application is read anew, with what became of it.
      queries.removeQueries({ queryKey: ['applications'] });
      navigate(`/applications/${applicationId}`, { replace: true, state: done });
    },
    // The page of the application asks anew; this one stays as it is.
    onClosed: () => void queries.invalidateQueries({ queryKey: ['applications'], refetchType: 'none' }),
  };
}
