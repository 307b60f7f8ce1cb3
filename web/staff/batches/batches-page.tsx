import { Button } from 'antd';
import { useSearchParams } from 'wouter';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import { SelectField } from '../../design/field.tsx';
import { Empty, Loading } from '../../design/states.tsx';
import { usePages } from '../../session/use-pages.ts';
import { moneyText, numberText, timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { DeskPage } from '../desk-page.tsx';
import { useDuty } from '../duty.ts';
import { optionsOf } from '../labels.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { BatchTag } from './batch-tag.tsx';
import { WaitingPayments } from './waiting-payments.tsx';

/** The payment batches by agency and status, and the payments that wait for one. */
export function BatchesPage() {
  const { language, text } = useStaffText();
  const { queue, file } = text.desk;
  const words = text.desk.batches;
  const { mayPay, ownAgency } = useDuty();
  const [search, setSearch] = useSearchParams();
  const [agency, status] = [search.get('agency') || undefined, search.get('status') || undefined];
  const { agencies, nameOf } = useAgencies();
  const { data, error, refetch, isPending, isFetching, hasNextPage, fetchNextPage } = usePages({
    list: ['batches', agency, status],
    read: (api, next) =>
      taken(
        api.GET('/v1/staff/payment-batches', { params: { path: {}, query: { agency, status, limit: '50', next } } }),
      ),
  });
  const batches = data?.pages.flatMap((page) => page.batches) ?? [];
  const choose = (changed: { readonly agency?: string; readonly status?: string }) => {
    const chosen = { agency: agency ?? '', status: status ?? '', ...changed };
    setSearch(new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== '')));
  };
  return (
    <DeskPage title={words.title}>
      <p>{words.intro}</p>
      <div className="desk-filters">
        <SelectField
          id="agency"
          label={queue.agency}
          value={agency ?? ''}
          onChange={({ target }) => choose({ agency: target.value })}
          options={[
            { value: '', label: queue.allAgencies },
            ...agencies.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <SelectField
          id="status"
          label={words.status}
          value={status ?? ''}
          onChange={({ target }) => choose({ status: target.value })}
          options={[{ value: '', label: words.allStatuses }, ...optionsOf(words.statuses)]}
        />
      </div>
      {isPending && <Loading>{words.loading}</Loading>}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {data && batches.length === 0 && <Empty text={words.empty} />}
      {batches.length > 0 && (
        <Scrolled label={words.title}>
          <table className="number">
            <thead>
              <tr>
                <th scope="col">{words.batch}</th>
                <th scope="col">{words.status}</th>
                <th scope="col">{queue.agency}</th>
                <th scope="col">{words.count}</th>
                <th scope="col" className="amount">
                  {words.total}
                </th>
                <th scope="col">{words.settled}</th>
                <th scope="col">{words.drawnUpAt}</th>
              </tr>
            </thead>
            <tbody>
              {batches.map((batch) => (
                <tr key={batch.batchId}>
                  <td>
                    <a href={pathIn(language, `/staff/batches/${batch.batchId}`)}>{batch.batchId}</a>
                  </td>
                  <td>
                    <BatchTag status={batch.status} />
                  </td>
                  <td>{nameOf(batch.agency)}</td>
                  <td>{numberText(batch.count, language)}</td>
                  <td className="amount">{moneyText(batch.totalFen)}</td>
                  <td>{numberText(batch.settledCount, language)}</td>
                  <td>{timeText(batch.drawnUpAt, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
      {hasNextPage && (
        <Button loading={isFetching} onClick={() => void fetchNextPage()}>
          {file.more}
        </Button>
      )}
      <WaitingPayments key={agency} agency={agency} drawsUpFor={mayPay ? (agency ?? ownAgency) : undefined} />
    </DeskPage>
  );
}
