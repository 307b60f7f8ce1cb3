import { useMutation } from '@tanstack/react-query';
import { Button as MoreButton } from 'antd';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { LANGUAGE_PREFIX } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import { newSubmissionKey } from '../../api/submission-key.ts';
import { Button } from '../../design/button.tsx';
import { Loading } from '../../design/states.tsx';
import { useApi } from '../../session/session-context.tsx';
import { usePages } from '../../session/use-pages.ts';
import { moneyText, timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { CaseLink } from '../case/case-link.tsx';
import { useDuty } from '../duty.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { BatchRefusal } from './batch-refusal.tsx';

interface WaitingPaymentsProps {
  /** Whose payments are listed; those of every agency that the person sees by default. */
  readonly agency: string | undefined;
  /** For which agency the person may draw a batch up; undefined for none, or where one is still to be chosen. */
  readonly drawsUpFor: string | undefined;
}

/** The payments that wait for a batch, oldest first. A payer draws a batch up of all of them, or of some. */
export function WaitingPayments({ agency, drawsUpFor }: WaitingPaymentsProps) {
  const { language, text } = useStaffText();
  const { file, queue } = text.desk;
  const words = text.desk.batches.waiting;
  const { mayPay } = useDuty();
  const { nameOf } = useAgencies();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { data, error, refetch, isPending, isFetching, hasNextPage, fetchNextPage } = usePages({
    list: ['waiting-payments', agency],
    read: (api, next) =>
      taken(api.GET('/v1/staff/waiting-payments', { params: { path: {}, query: { agency, limit: '50', next } } })),
  });
  const payments = data?.pages.flatMap((page) => page.payments) ?? [];
  const drawUp = useDrawUp(drawsUpFor ?? '', chosen);
  return (
    <section>
      <h2>{words.title}</h2>
      {isPending && <Loading>{text.loading}</Loading>}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {data && payments.length === 0 && <p>{words.none}</p>}
      {payments.length > 0 && (
        <Scrolled label={words.title}>
          <table className="number">
            <thead>
              <tr>
                <th scope="col">{text.tasks.application}</th>
                <th scope="col">{queue.agency}</th>
                <th scope="col" className="amount">
                  {file.amount}
                </th>
                <th scope="col">{words.requestedAt}</th>
              </tr>
            </thead>
            <tbody>
              {payments.map(({ paymentId, applicationId, agency: of, amountFen, requestedAt }) => (
                <tr key={paymentId}>
                  <td>
                    {drawsUpFor === of && (
                      <input
                        type="checkbox"
                        className="row-choice"
                        aria-label={words.choose(paymentId)}
                        checked={chosen.includes(paymentId)}
                        onChange={() => setChosen(toggled(chosen, paymentId))}
                      />
                    )}
                    <CaseLink applicationId={applicationId} prefix={LANGUAGE_PREFIX[language]} />
                  </td>
                  <td>{nameOf(of)}</td>
                  <td className="amount">{moneyText(amountFen)}</td>
                  <td>{timeText(requestedAt, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
      {hasNextPage && (
        <MoreButton loading={isFetching} onClick={() => void fetchNextPage()}>
          {file.more}
        </MoreButton>
      )}
      {mayPay && payments.length > 0 && drawsUpFor === undefined && <p>{words.chooseAgency}</p>}
      {drawUp.error && <BatchRefusal error={drawUp.error} onRetry={drawUp.mutate} />}
      {mayPay && payments.length > 0 && drawsUpFor !== undefined && (
        <div className="actions">
          <Button busy={drawUp.isPending} onClick={() => drawUp.mutate()}>
            {drawUp.isPending ? words.busy : chosen.length > 0 ? words.chosen(chosen.length) : words.all}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Draws a batch up and opens it. The same choice again goes under the same key, so that it is drawn up once. */
function useDrawUp(agency: string, paymentIds: readonly string[]) {
  const api = useApi();
  const [, navigate] = useLocation();
  const sent = useRef({ content: '', key: '' });
  return useMutation({
    mutationFn: () => {
      const body = { agency, ...(paymentIds.length > 0 && { paymentIds: [...paymentIds] }) };
      const content = JSON.stringify(body);
      if (sent.current.content !== content) sent.current = { content, key: newSubmissionKey() };
      const params = { path: {}, header: { 'idempotency-key': sent.current.key } };
      return taken(api.POST('/v1/staff/payment-batches', { params, body }));
    },
    onSuccess: ({ batchId }) => navigate(`/staff/batches/${batchId}`),
  });
}

function toggled(chosen: readonly string[], one: string): readonly string[] {
  return chosen.includes(one) ? chosen.filter((each) => each !== one) : [...chosen, one];
}
