import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { Details } from '../../design/details.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { numberText } from '../../text/format.ts';
import { useDuty } from '../duty.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import type { Batch } from './batch-facts.tsx';
import { BatchRefusal } from './batch-refusal.tsx';
import { ResultsUpload } from './results-upload.tsx';

type Results = Success<'takeResults'>;

const ASK_AGAIN_MS = 2000;
/** A page with tens of thousands of rows would stand still. */
const MOST_ROWS = 500;

interface BatchResultsProps {
  readonly of: Batch;
  readonly onSettled: () => void;
}

/**
 * The results from the bank: the upload, and what became of the file. The address names the file, so that a page that
 * is loaded anew shows it, too.
 */
export function BatchResults({ of: { batchId, status }, onSettled }: BatchResultsProps) {
  const words = useStaffText().text.desk.batches.results;
  const api = useApi();
  const subject = usePerson()?.subject;
  const { mayPay } = useDuty();
  const [search, setSearch] = useSearchParams();
  const resultsId = search.get('results') ?? undefined;
  const [answer, setAnswer] = useState<Results>();
  const upload = useMutation({
    mutationFn: (file: Blob) =>
      taken(
        api.POST('/v1/staff/payment-batches/{batchId}/results', {
          params: { path: { batchId } },
          body: file,
          // To the byte: the service tells by them in which encoding the file is.
          bodySerializer: (bytes: Blob) => bytes,
          headers: { 'content-type': 'text/csv' },
        }),
      ),
    onSuccess: (results) => {
      setAnswer(results);
      setSearch({ results: results.resultsId }, { replace: true });
      onSettled();
    },
  });
  const isKnown = answer?.resultsId === resultsId && answer?.status === 'TAKEN';
  const progress = useQuery({
    queryKey: ['batch-results', subject, batchId, resultsId],
    queryFn: () =>
      taken(
        api.GET('/v1/staff/payment-batches/{batchId}/results/{resultsId}', {
          params: { path: { batchId, resultsId: resultsId ?? '' } },
        }),
      ),
    enabled: resultsId !== undefined && !isKnown,
    refetchInterval: ({ state }) => (state.data?.status === 'TAKEN' ? false : ASK_AGAIN_MS),
  });
  const shown = isKnown ? answer : (progress.data ?? answer);
  const shownStatus = shown?.status;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the background has come to the end.
  useEffect(() => {
    if (shownStatus === 'TAKEN') onSettled();
  }, [shownStatus]);
  if (status !== 'SENT' && status !== 'SETTLED') return null;
  if (!mayPay && !shown) return null;
  return (
    <section className="desk-actions">
      <h2>{words.title}</h2>
      {upload.error && (
        <BatchRefusal
          error={upload.error}
          title={words.nothingTaken}
          onRetry={() => upload.variables && upload.mutate(upload.variables)}
        />
      )}
      {progress.error && <TroubleMessage error={progress.error} onRetry={progress.refetch} />}
      {shown && !upload.error && <WhatBecame of={shown} />}
      {mayPay && <ResultsUpload busy={upload.isPending} onUpload={upload.mutate} />}
    </section>
  );
}

/** How many lines of a file were recorded, and which were not. */
function WhatBecame({ of: { status, lines, accepted, repeated, rejected } }: { readonly of: Results }) {
  const { language, text } = useStaffText();
  const words = text.desk.batches.results;
  const count = (value: number) => numberText(value, language);
  const rows = (value: number) => <span className="number">{words.rows(count(value))}</span>;
  return (
    <>
      <Alert tone={status === 'TAKEN' ? (rejected.length > 0 ? 'attention' : 'done') : 'waiting'} announced>
        <p>
          {status === 'TAKEN'
            ? words.done(count(lines))
            : words.under(count(accepted + repeated + rejected.length), count(lines))}
        </p>
      </Alert>
      <Details
        of={[
          { term: words.accepted, value: rows(accepted) },
          { term: words.repeated, value: rows(repeated) },
          { term: words.rejected, value: rows(rejected.length) },
        ]}
      />
      {rejected.length > 0 && (
        <Scrolled label={words.rejectedTitle}>
          <table className="number">
            <caption>{words.rejectedTitle}</caption>
            <thead>
              <tr>
                <th scope="col">{words.line}</th>
                <th scope="col">{words.reason}</th>
              </tr>
            </thead>
            <tbody>
              {rejected.slice(0, MOST_ROWS).map(({ line, reason }) => (
                <tr key={line}>
                  <td>{line}</td>
                  <td>{words.reasons[reason]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
      {rejected.length > MOST_ROWS && <p>{words.first(count(MOST_ROWS))}</p>}
    </>
  );
}
