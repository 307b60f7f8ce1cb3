import { useState } from 'react';
import { Alert } from '../../design/alert.tsx';
import { DeskPage } from '../desk-page.tsx';
import { useDuty } from '../duty.ts';
import { useStaffText } from '../staff-text.tsx';
import { type Entered, EntryCheck } from './entry-check.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryReceipt } from './entry-receipt.tsx';
import { type CheckedEntry, useEntryForm } from './use-entry-form.ts';

/** Enters an application for whoever is at the counter: filled in, checked, and then entered. */
export function EntryPage() {
  const words = useStaffText().text.desk.entry;
  const { mayEnter } = useDuty();
  // Another entry is another form.
  const [entries, setEntries] = useState(0);
  if (!mayEnter) {
    return (
      <DeskPage title={words.title}>
        <Alert>{words.notOffered}</Alert>
      </DeskPage>
    );
  }
  return <OneEntry key={entries} onAnother={() => setEntries(entries + 1)} />;
}

function OneEntry({ onAnother }: { readonly onAnother: () => void }) {
  const words = useStaffText().text.desk.entry;
  const [checked, setChecked] = useState<CheckedEntry>();
  const [entered, setEntered] = useState<Entered>();
  const form = useEntryForm(setChecked);
  if (checked && entered) return <EntryReceipt entry={checked} of={entered} onAnother={onAnother} />;
  // A change in the form, and another check, make the answer void.
  const isValid = checked?.typed === form.typed && !form.isPending;
  return (
    <DeskPage title={words.title}>
      <p>{words.intro}</p>
      <Alert tone="attention">{words.decides}</Alert>
      <p className="secondary">{words.keeps}</p>
      <EntryForm of={form} />
      {checked && isValid && <EntryCheck key={form.tries} of={checked} onEntered={setEntered} />}
    </DeskPage>
  );
}
