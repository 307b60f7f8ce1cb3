import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'wouter';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import { Alert } from '../../design/alert.tsx';
import { Loading } from '../../design/states.tsx';
import { usePages } from '../../session/use-pages.ts';
import { numberText } from '../../text/format.ts';
import { DeskPage } from '../desk-page.tsx';
import { useDuty } from '../duty.ts';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { BatchActions } from './batch-actions.tsx';
import { BatchFacts, BatchRows, ExcludedPayments } from './batch-facts.tsx';
import { BatchResults } from './batch-results.tsx';

/** One payment batch: what is in it, what is done with it, and the results from the bank. */
export function BatchPage() {
  const { batchId = '' } = useParams();
  const { language, text } = useStaffText();
  const words = text.desk.batches;
  const { mayPay } = useDuty();
  const [freed, setFreed] = useState<number>();
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage } = usePages({
    list: ['batch', batchId],
    read: (api, next) =>
      taken(
        api.GET('/v1/staff/payment-batches/{batchId}', { params: { path: { batchId }, query: { limit: '50', next } } }),
      ),
  });
  const batch = data?.pages[0];
  return (
    <DeskPage title={`${words.title} ${batchId}`}>
      <p>
        <a href={pathIn(language, '/staff/batches')}>{words.actions.back}</a>
      </p>
      {freed !== undefined && (
        <Alert tone="done" announced>
          <p>{words.actions.brokenUp(numberText(freed, language))}</p>
        </Alert>
      )}
      {freed === undefined && !batch && !error && <Loading>{words.loading}</Loading>}
      {freed === undefined && error && <TroubleMessage error={error} onRetry={refetch} />}
      {freed === undefined && batch && (
        <>
          <BatchFacts of={batch} />
          {mayPay && <BatchActions of={batch} onChanged={refetch} onBrokenUp={setFreed} />}
          {!mayPay && <p>{words.actions.onlyPayers}</p>}
          <BatchResults of={batch} onSettled={refetch} />
          <ExcludedPayments of={batch.excluded} />
          <BatchRows of={data.pages.flatMap((page) => page.payments)} />
          {hasNextPage && (
            <Button loading={isFetching} onClick={() => void fetchNextPage()}>
              {text.desk.file.more}
            </Button>
          )}
        </>
      )}
    </DeskPage>
  );
}
