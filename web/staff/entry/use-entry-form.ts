import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { useProgrammes } from '../../citizen/certificate/use-programmes.ts';
import { useApi } from '../../session/session-context.tsx';
import { slugOf, type Typed } from '../form/form-rules.ts';
import { useDeskForm } from '../form/use-desk-form.ts';
import { useStaffText } from '../staff-text.tsx';
import { APPLY_TEXT } from './apply-words.ts';
import { bodyOf, type EntryField, FIELD_FOR, fittingFor, NO_ENTRY } from './entry-body.ts';

/** An entry that was checked, as it stood in the form then. */
export interface CheckedEntry {
  readonly typed: Typed<EntryField>;
  readonly body: ReturnType<typeof bodyOf>;
  readonly answer: Success<'checkEntry'>;
}

/** The form of an entry. Its button asks the service what the entry would be told; nothing is kept on the device. */
export function useEntryForm(onChecked: (checked: CheckedEntry) => void) {
  const { language, text } = useStaffText();
  const words = text.desk.entry;
  const api = useApi();
  const rules = useProgrammes(true);
  return useDeskForm<EntryField, CheckedEntry>({
    form: 'counter-entry',
    about: 'new',
    keeps: false,
    empty: NO_ENTRY,
    fitting: (typed) => fittingFor(rules?.programmesOn(typed.issuedOn) ?? []),
    needed: { ...APPLY_TEXT[language].faults, ...words.needed },
    fieldFor: FIELD_FOR,
    refusedAt: (problem) =>
      slugOf(problem) === 'own-application' ? { id: 'idNumber', message: words.own } : undefined,
    send: async (typed) => {
      const { programmeFor } = await import('../../citizen/certificate/rules.ts');
      const body = bodyOf(typed, programmeFor(typed.issuedOn, typed.programme));
      const answer = await taken(api.POST('/v1/staff/eligibility-checks', { params: { path: {} }, body }));
      return { typed, body, answer };
    },
    onSent: onChecked,
  });
}

export type EntryFormState = ReturnType<typeof useEntryForm>;
