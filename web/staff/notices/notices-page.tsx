import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import { SelectField } from '../../design/field.tsx';
import { Empty, Loading } from '../../design/states.tsx';
import { useApi } from '../../session/session-context.tsx';
import { endText, numberText, timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { DeskPage } from '../desk-page.tsx';
import { useDuty } from '../duty.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';

/** The notices that the public sees now, by agency. */
export function NoticesPage() {
  const { language, text } = useStaffText();
  const { notices: words, queue, forms } = text.desk;
  const { mayKey } = useDuty();
  const [search, setSearch] = useSearchParams();
  const agency = search.get('agency') || undefined;
  const { agencies, nameOf } = useAgencies();
  const api = useApi();
  const { data, error, refetch } = useQuery({
    queryKey: ['notices', agency],
    queryFn: () => taken(api.GET('/v1/notices', { params: { path: {}, query: { agency } } })),
  });
  return (
    <DeskPage title={words.title}>
      <div className="desk-filters">
        <SelectField
          id="agency"
          label={queue.agency}
          value={agency ?? ''}
          onChange={({ target }) => setSearch(new URLSearchParams(target.value && { agency: target.value }))}
          options={[
            { value: '', label: queue.allAgencies },
            ...agencies.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      </div>
      {!data && !error && <Loading>{text.loading}</Loading>}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {data?.notices.length === 0 && <Empty text={words.empty} />}
      {data && data.notices.length > 0 && (
        <Scrolled label={words.title}>
          <table className="number">
            <thead>
              <tr>
                <th scope="col">{words.notice}</th>
                <th scope="col">{queue.agency}</th>
                <th scope="col">{words.from}</th>
                <th scope="col">{words.until}</th>
                <th scope="col">{words.entries}</th>
                {mayKey && <th scope="col">{forms.objection.title}</th>}
              </tr>
            </thead>
            <tbody>
              {data.notices.map((notice) => (
                <tr key={notice.noticeId}>
                  <td>
                    <a href={pathIn(language, `/notices/${notice.noticeId}`)}>{notice.noticeId}</a>
                  </td>
                  <td>{nameOf(notice.agency)}</td>
                  <td>{timeText(notice.publishAt, language)}</td>
                  <td>{endText(notice.closesAt, language)}</td>
                  <td>{numberText(notice.entryCount, language)}</td>
                  {mayKey && (
                    <td>
                      <a
                        href={pathIn(language, `/staff/objections?notice=${notice.noticeId}`)}
                        aria-label={`${forms.objection.title} ${notice.noticeId}`}
                      >
                        {forms.objection.title}
                      </a>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
    </DeskPage>
  );
}
