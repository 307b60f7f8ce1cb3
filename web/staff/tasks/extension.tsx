import { useState } from 'react';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { TextArea } from '../../design/field.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { endText, timeText } from '../../text/format.ts';
import { DeskForm } from '../form/desk-form.tsx';
import { ofLength } from '../form/form-rules.ts';
import { useDeskForm } from '../form/use-desk-form.ts';
import { keptDraft } from '../kept-draft.ts';
import { useStaffText } from '../staff-text.tsx';

type Extended = Success<'extendTask'>;

interface ExtensionProps {
  readonly task: Success<'readTask'>;
  /** Whether this person decides such tasks. */
  readonly offered: boolean;
  readonly onExtended: (task: Extended) => void;
}

const NO_REASON = { reason: '' };
const FITTING = { reason: ofLength(4, 500) };
const FORM = 'extension';

/** More time for a review of objections, once and before it is due; and that it was given. */
export function Extension({ task, offered, onExtended }: ExtensionProps) {
  const { language, text } = useStaffText();
  const words = text.desk.forms.extension;
  const subject = usePerson()?.subject ?? '';
  const { taskId, kind, status, overdue, extension } = task;
  const isDraft = () => keptDraft({ subject, form: FORM, about: taskId }, NO_REASON).read() !== undefined;
  const [isOpen, setOpen] = useState(isDraft);
  if (extension) {
    const { reason, extendedBy, extendedAt } = extension;
    return (
      <Alert title={words.extended(endText(task.dueAt, language))}>
        <p>{words.why(reason, extendedBy, timeText(extendedAt, language))}</p>
      </Alert>
    );
  }
  if (!offered || kind !== 'OBJECTION_REVIEW' || status !== 'OPEN' || overdue) return null;
  if (isOpen) return <ExtensionForm taskId={taskId} onExtended={onExtended} onCancel={() => setOpen(false)} />;
  return (
    <p className="desk-actions">
      <Button kind="secondary" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
    </p>
  );
}

interface ExtensionFormProps {
  readonly taskId: string;
  readonly onExtended: (task: Extended) => void;
  readonly onCancel: () => void;
}

function ExtensionForm({ taskId, onExtended, onCancel }: ExtensionFormProps) {
  const words = useStaffText().text.desk.forms.extension;
  const api = useApi();
  const form = useDeskForm<'reason', Extended>({
    form: FORM,
    about: taskId,
    empty: NO_REASON,
    fitting: FITTING,
    needed: words.needed,
    send: ({ reason }) =>
      taken(
        api.POST('/v1/staff/tasks/{taskId}/extension', {
          params: { path: { taskId } },
          body: { reason: reason.trim() },
        }),
      ),
    onSent: onExtended,
  });
  return (
    <section className="desk-form desk-actions" aria-label={words.open}>
      <DeskForm of={form} submit={words.submit} onCancel={onCancel}>
        <TextArea {...form.field('reason')} label={words.reason} hint={words.hint} />
      </DeskForm>
    </section>
  );
}
