import { useQuery } from '@tanstack/react-query';
import { Empty, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { Loading } from '../../design/states.tsx';
import { useApi, usePerson } from '../../session/session-context.tsx';
import { dayText } from '../../text/format.ts';
import { DeskPage } from '../desk-page.tsx';
import { useDuty } from '../duty.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { DelegationForm } from './delegation-form.tsx';

type Delegation = Success<'listDelegations'>['delegations'][number];

/** Who decides in place of one who is away: the list, and for supervisors the form. */
export function DelegationsPage() {
  const { language, text } = useStaffText();
  const words = text.desk.delegations;
  const api = useApi();
  const subject = usePerson()?.subject;
  const { supervises } = useDuty();
  const [changing, setChanging] = useState<Delegation>();
  const [done, setDone] = useState<Delegation>();
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ['delegations', subject],
    queryFn: () => taken(api.GET('/v1/staff/delegations', { params: { path: {} } })),
  });
  const delegations = data?.delegations ?? [];
  const columns = useColumns(
    supervises
      ? (chosen) => {
          setDone(undefined);
          setChanging(chosen);
        }
      : undefined,
  );
  return (
    <DeskPage title={words.title}>
      <p>{supervises ? words.intro : words.notOffered}</p>
      {done && (
        <Alert tone="done" announced>
          <p>{words.done(nameOf(done, 'from'), nameOf(done, 'to'), dayText(done.until, language))}</p>
        </Alert>
      )}
      {isPending && <Loading>{words.loading}</Loading>}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {data && delegations.length === 0 && <Empty description={words.empty} image={Empty.PRESENTED_IMAGE_SIMPLE} />}
      {delegations.length > 0 && (
        <Scrolled label={words.title}>
          <Table columns={columns} dataSource={delegations} rowKey="delegationId" pagination={false} size="small" />
        </Scrolled>
      )}
      {supervises && (
        <section className="desk-actions">
          <h2>{changing ? words.changeTitle : words.open}</h2>
          <div className="desk-form">
            <DelegationForm
              // Another delegation begins with its own values, so nothing typed for one is sent for another.
              key={changing?.delegationId ?? 'new'}
              changing={changing}
              onDone={(stored) => {
                setDone(stored);
                setChanging(undefined);
                void refetch();
              }}
              onCancel={changing && (() => setChanging(undefined))}
            />
          </div>
        </section>
      )}
    </DeskPage>
  );
}

/** A person by name, where the service has seen that one at work, and by account. */
function nameOf(delegation: Delegation, who: 'from' | 'to'): string {
  const name = who === 'from' ? delegation.fromName : delegation.toName;
  return name === undefined ? delegation[who] : `${name}（${delegation[who]}）`;
}

function useColumns(onChange: ((chosen: Delegation) => void) | undefined): TableColumnsType<Delegation> {
  const { language, text } = useStaffText();
  const words = text.desk.delegations;
  const columns: TableColumnsType<Delegation> = [
    { title: words.from, key: 'from', render: (_: unknown, each) => nameOf(each, 'from') },
    { title: words.to, key: 'to', render: (_: unknown, each) => nameOf(each, 'to') },
    {
      title: words.kinds,
      dataIndex: 'kinds',
      render: (kinds: Delegation['kinds']) => kinds.map((kind) => text.case.taskKinds[kind]).join('、'),
    },
    {
      title: words.period,
      key: 'period',
      render: (_: unknown, { since, until }) => (
        <span className="number">
          {dayText(since, language)} – {dayText(until, language)}
        </span>
      ),
    },
    {
      title: words.state,
      dataIndex: 'inForce',
      render: (inForce: boolean) => (inForce ? words.inForce : words.toCome),
    },
    { title: words.reason, dataIndex: 'reason' },
  ];
  if (!onChange) return columns;
  return [
    ...columns,
    {
      title: words.change,
      key: 'change',
      render: (_: unknown, each) => (
        <Button
          kind="secondary"
          aria-label={words.changeOf(nameOf(each, 'from'), nameOf(each, 'to'))}
          onClick={() => onChange(each)}
        >
          {words.change}
        </Button>
      ),
    },
  ];
}
