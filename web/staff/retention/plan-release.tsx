import { useState } from 'react';
import { taken } from '../../api/api-client.ts';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { TextArea } from '../../design/field.tsx';
import { useApi } from '../../session/session-context.tsx';
import { numberText } from '../../text/format.ts';
import { DeskForm } from '../form/desk-form.tsx';
import { ofLength } from '../form/form-rules.ts';
import { useDeskForm } from '../form/use-desk-form.ts';
import { useStaffText } from '../staff-text.tsx';
import type { Plan } from './plan-facts.tsx';

const FITTING = { note: ofLength(4, 500) };

interface PlanReleaseProps {
  readonly of: Plan;
  readonly onReleased: () => void;
}

/** Lets a plan go ahead: a note first, and then the number of cases is confirmed, because nothing comes back. */
export function PlanRelease({ of: { planId, status, dueCount }, onReleased }: PlanReleaseProps) {
  const { language, text } = useStaffText();
  const words = text.desk.retention.release;
  const api = useApi();
  const [isAsked, setAsked] = useState(false);
  const [isReleased, setReleased] = useState(false);
  const form = useDeskForm({
    form: 'retention-release',
    about: planId,
    empty: { note: '' },
    fitting: FITTING,
    needed: { note: words.needed },
    send: ({ note }) => {
      const params = { path: { planId } };
      return taken(api.POST('/v1/staff/retention/plans/{planId}/release', { params, body: { note: note.trim() } }));
    },
    onSent: () => {
      setReleased(true);
      onReleased();
    },
  });
  if (isReleased) {
    return (
      <Alert tone="done" announced>
        <p>{words.done}</p>
      </Alert>
    );
  }
  if (status !== 'DRAFT') return null;
  if (dueCount === 0) return <p>{words.nothing}</p>;
  return (
    <section className="desk-actions">
      <h2>{words.title}</h2>
      <p>{words.intro}</p>
      {!isAsked && <Button onClick={() => setAsked(true)}>{words.submit}</Button>}
      {isAsked && (
        <div className="desk-form">
          <DeskForm
            of={form}
            submit={words.confirm(numberText(dueCount, language))}
            grave
            onCancel={() => setAsked(false)}
          >
            <TextArea {...form.field('note')} label={words.note} hint={words.noteHint} />
          </DeskForm>
        </div>
      )}
    </section>
  );
}
