import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { timeText } from '../../text/format.ts';
import { useDuty } from '../duty.ts';
import { FormHeading } from '../form/form-heading.tsx';
import { keptDraft } from '../kept-draft.ts';
import { ServiceRefusal } from '../service-refusal.tsx';
import { useShortcuts } from '../shortcuts.tsx';
import { useStaffText } from '../staff-text.tsx';
import { NOTHING_TYPED, TRANSFER, TransferForm } from './transfer-form.tsx';

type Changed = Success<'claimTask'>;

interface TaskClaimProps {
  readonly task: Success<'readTask'>;
  /** Whether this person decides such tasks. */
  readonly offered: boolean;
  readonly onChanged: (task: Changed) => void;
}

/** Who works on an open task, and how to claim it, give it back or give it away. */
export function TaskClaim({ task, offered, onChanged }: TaskClaimProps) {
  const { language, text } = useStaffText();
  const words = text.desk.claim;
  const api = useApi();
  const subject = usePerson()?.subject ?? '';
  const { supervises } = useDuty();
  const { taskId, status, assignee, transfer } = task;
  const [isTransferring, setTransferring] = useState(
    () => keptDraft({ subject, form: TRANSFER, about: taskId }, NOTHING_TYPED).read() !== undefined,
  );
  const [news, setNews] = useState<string>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (act: 'claim' | 'release') => taken(api.POST(PATHS[act], { params: { path: { taskId } } })),
    onMutate: () => setNews(undefined),
    onSuccess: (changed, act) => {
      setNews(act === 'claim' ? words.claimed : words.released);
      onChanged(changed);
    },
  });
  const isMine = assignee?.staffId === subject;
  const mayGiveAway = isMine || supervises;
  const act = assignee && mayGiveAway ? 'release' : 'claim';
  const offers = status === 'OPEN' && (act === 'release' || (offered && !isMine));
  const send = (): void => {
    if (offers && !isPending) mutate(act);
  };
  useShortcuts({ c: send });
  if (status !== 'OPEN') return null;
  return (
    <section className="desk-actions" aria-label={words.title}>
      <p>
        {assignee ? words.until(assignee.name ?? assignee.staffId, timeText(assignee.until, language)) : words.free}
      </p>
      {transfer && <p>{words.transferred(transfer.by, timeText(transfer.at, language), transfer.reason)}</p>}
      {!offered && <p>{words.notOffered}</p>}
      {news && (
        <Alert tone="done" announced>
          <p>{news}</p>
        </Alert>
      )}
      {error && <ServiceRefusal error={error} onRetry={send} />}
      {isTransferring ? (
        <div className="desk-form">
          <FormHeading>{words.transfer}</FormHeading>
          <TransferForm
            task={task}
            onDone={(changed) => {
              setTransferring(false);
              setNews(words.handedOn);
              onChanged(changed);
            }}
            onCancel={() => setTransferring(false)}
          />
        </div>
      ) : (
        <p className="desk-line">
          {offers && (
            <Button kind="secondary" busy={isPending} onClick={send}>
              {words[act]}
            </Button>
          )}
          {mayGiveAway && (
            <Button
              kind="secondary"
              onClick={() => {
                setNews(undefined);
                setTransferring(true);
              }}
            >
              {words.transfer}
            </Button>
          )}
        </p>
      )}
    </section>
  );
}

const PATHS = {
  claim: '/v1/staff/tasks/{taskId}/claim',
  release: '/v1/staff/tasks/{taskId}/release',
} as const;
