import { Button } from 'antd';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { Tag } from '../../design/tag.tsx';
import { usePages } from '../../session/use-pages.ts';
import { timeText } from '../../text/format.ts';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';

type Objection = Success<'listTaskObjections'>['objections'][number];

interface ObjectionsProps {
  readonly taskId: string;
  readonly first: readonly Objection[];
  readonly count: number;
}

/** The objections to a case with who objected. The evidence holds the first ones; all of them come page by page. */
export function Objections({ taskId, first, count }: ObjectionsProps) {
  const { desk } = useStaffText().text;
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = usePages({
    list: ['objections', taskId],
    read: (api, next) =>
      taken(
        api.GET('/v1/staff/tasks/{taskId}/objections', { params: { path: { taskId }, query: { limit: '100', next } } }),
      ),
    onRequest: true,
  });
  const shown = data?.pages.flatMap(({ objections }) => objections) ?? first;
  const more = data ? hasNextPage : first.length < count;
  return (
    <section>
      <h2>{desk.file.objections(count)}</h2>
      <ol>
        {shown.map((objection) => (
          <OneObjection key={objection.objectionId} of={objection} />
        ))}
      </ol>
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {more && (
        <Button loading={isFetching} onClick={() => void (data ? fetchNextPage() : refetch())}>
          {data ? desk.file.more : desk.file.moreObjections}
        </Button>
      )}
    </section>
  );
}

export function OneObjection({ of: objection }: { readonly of: Objection }) {
  const { language, text } = useStaffText();
  const { file, request } = text.desk;
  const { objectorName, objectorIdNumber, phone, statement, receivedAt, identityVerified } = objection;
  const { notAdmitted, keyed } = objection;
  return (
    <li>
      <p className="number tagged">
        {file.objector}：{objectorName} {objectorIdNumber} {phone}
        <Tag tone={identityVerified ? 'done' : 'attention'}>{identityVerified ? file.verified : file.unverified}</Tag>
        {notAdmitted && <Tag tone="error">{file.notAdmitted}</Tag>}
        <span className="secondary">{timeText(receivedAt, language)}</span>
      </p>
      {keyed && (
        <p className="secondary number">
          {request.keyed(request.channels[keyed.channel], keyed.by, timeText(keyed.at, language))}
        </p>
      )}
      <blockquote className="written">{statement}</blockquote>
    </li>
  );
}
