import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { taken } from '../../api/api-client.ts';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { moneyText, numberText } from '../../text/format.ts';
import { useStaffText } from '../staff-text.tsx';
import type { Batch } from './batch-facts.tsx';
import { BatchRefusal } from './batch-refusal.tsx';
import { saveFile, sha256Of } from './save-file.ts';

interface BatchActionsProps {
  readonly of: Batch;
  readonly onChanged: () => void;
  readonly onBrokenUp: (freed: number) => void;
}

/** What a payer does with a batch: approve it, break it up, take its file out. The first two are confirmed. */
export function BatchActions({ of: batch, onChanged, onBrokenUp }: BatchActionsProps) {
  const { language, text } = useStaffText();
  const words = text.desk.batches.actions;
  const api = useApi();
  const subject = usePerson()?.subject;
  const [asked, setAsked] = useState<'approve' | 'breakUp'>();
  const [news, setNews] = useState<string>();
  const { batchId, status, drawnUpBy, count, totalFen } = batch;
  const params = { path: { batchId } };
  const done = (said: string) => {
    setAsked(undefined);
    setNews(said);
    onChanged();
  };
  const approve = useMutation({
    mutationFn: () => taken(api.POST('/v1/staff/payment-batches/{batchId}/approval', { params })),
    onSuccess: () => done(words.approved),
  });
  const breakUp = useMutation({
    mutationFn: () => taken(api.DELETE('/v1/staff/payment-batches/{batchId}', { params })),
    onSuccess: ({ freed }) => onBrokenUp(freed),
  });
  const takeFile = useTakeFile(batchId, (name) => done(words.taken(name)));
  const isDraft = status === 'DRAFT';
  const isOwn = subject === drawnUpBy;
  const refusal = [approve, breakUp, takeFile].find(({ error }) => error !== null);
  const confirmation = {
    approve: words.confirmApproval(numberText(count, language), moneyText(totalFen)),
    breakUp: words.confirmBreakUp,
  };
  const confirmed = { approve, breakUp };
  return (
    <section className="desk-actions">
      <h2>{words.title}</h2>
      {news !== undefined && (
        <Alert tone="done" announced>
          <p>{news}</p>
        </Alert>
      )}
      {takeFile.error instanceof FileDiffersError ? (
        <Alert tone="error" announced>
          <p>{words.differs}</p>
        </Alert>
      ) : (
        refusal && <BatchRefusal error={refusal.error} onRetry={() => refusal.mutate()} />
      )}
      {isDraft && isOwn && <p>{words.otherHand}</p>}
      {status === 'APPROVED' && <p>{words.firstTime}</p>}
      <div className="actions">
        {asked === undefined && isDraft && !isOwn && count > 0 && (
          <Button onClick={() => setAsked('approve')}>{words.approve}</Button>
        )}
        {asked === undefined && isDraft && (
          <Button kind="secondary" onClick={() => setAsked('breakUp')}>
            {words.breakUp}
          </Button>
        )}
        {asked !== undefined && isDraft && (
          <>
            <Button
              kind={asked === 'approve' ? 'primary' : 'danger'}
              busy={confirmed[asked].isPending}
              onClick={() => confirmed[asked].mutate()}
            >
              {confirmation[asked]}
            </Button>
            <Button kind="secondary" onClick={() => setAsked(undefined)}>
              {words.back}
            </Button>
          </>
        )}
        {!isDraft && (
          <Button
            kind={status === 'APPROVED' ? 'primary' : 'secondary'}
            busy={takeFile.isPending}
            onClick={() => takeFile.mutate()}
          >
            {takeFile.isPending ? words.taking : status === 'APPROVED' ? words.takeFile : words.takeFileAgain}
          </Button>
        )}
      </div>
    </section>
  );
}

/** What came is not the file on record. */
class FileDiffersError extends Error {
  override readonly name = 'FileDiffersError';
}

/** Takes the file out, compares it with the SHA-256 on record, and saves it under the name of its batch. */
function useTakeFile(batchId: string, onSaved: (name: string) => void) {
  const api = useApi();
  const params = { path: { batchId } };
  return useMutation({
    mutationFn: async () => {
      const headers = { accept: 'text/csv' };
      const file = await taken(
        api.GET('/v1/staff/payment-batches/{batchId}/file', { params, headers, parseAs: 'blob' }),
      );
      const { fileSha256 } = await taken(api.GET('/v1/staff/payment-batches/{batchId}', { params }));
      if ((await sha256Of(file)) !== fileSha256) throw new FileDiffersError('not the file on record');
      const name = `${batchId}.csv`;
      saveFile(file, name);
      return name;
    },
    onSuccess: onSaved,
  });
}
