import { Button } from 'antd';
import { useSearchParams } from 'wouter';
import { LANGUAGE_PREFIX } from '../../../shared/contracts/portal-pages.ts';
import { PHASES } from '../../../shared/domain/phase.ts';
import { taken } from '../../api/api-client.ts';
import { SelectField } from '../../design/field.tsx';
import { Empty, Loading } from '../../design/states.tsx';
import { usePages } from '../../session/use-pages.ts';
import { moneyText, timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { CaseLink } from '../case/case-link.tsx';
import { DeskPage } from '../desk-page.tsx';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { OpenByNumber } from './open-by-number.tsx';

/** The cases of the agencies that the person may see, by phase and agency. */
export function ApplicationsPage() {
  const { language, text } = useStaffText();
  const { applications: words, queue, file } = text.desk;
  const [search, setSearch] = useSearchParams();
  const [phase, agency] = [search.get('phase') || undefined, search.get('agency') || undefined];
  const { agencies, nameOf } = useAgencies();
  const { data, error, refetch, isPending, isFetching, hasNextPage, fetchNextPage } = useCaseload(phase, agency);
  const found = data?.pages.flatMap((page) => page.applications) ?? [];
  const choose = (changed: { readonly phase?: string; readonly agency?: string }) => {
    const chosen = { phase: phase ?? '', agency: agency ?? '', ...changed };
    setSearch(new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== '')));
  };
  return (
    <DeskPage title={words.title}>
      <OpenByNumber />
      <div className="desk-filters">
        <SelectField
          id="phase"
          label={words.phase}
          value={phase ?? ''}
          onChange={({ target }) => choose({ phase: target.value })}
          options={[
            { value: '', label: words.allPhases },
            ...PHASES.map((value) => ({ value, label: text.case.phases[value] })),
          ]}
        />
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
      </div>
      {isPending && <Loading>{text.loading}</Loading>}
      {error && <TroubleMessage error={error} onRetry={refetch} />}
      {data && found.length === 0 && <Empty text={words.empty} />}
      {found.length > 0 && (
        <Scrolled label={words.title}>
          <table className="number">
            <thead>
              <tr>
                <th scope="col">{text.tasks.application}</th>
                <th scope="col">{words.phase}</th>
                <th scope="col">{queue.agency}</th>
                <th scope="col">{file.level}</th>
                <th scope="col" className="amount">
                  {file.amount}
                </th>
                <th scope="col">{file.submittedAt}</th>
              </tr>
            </thead>
            <tbody>
              {found.map((one) => (
                <tr key={one.applicationId}>
                  <td>
                    <CaseLink applicationId={one.applicationId} prefix={LANGUAGE_PREFIX[language]} />
                  </td>
                  <td>{text.case.phases[one.phase]}</td>
                  <td>{nameOf(one.agency)}</td>
                  <td>{text.case.levels[one.level]}</td>
                  <td className="amount">{moneyText(one.amountFen)}</td>
                  <td>{timeText(one.submittedAt, language)}</td>
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
    </DeskPage>
  );
}

function useCaseload(phase: string | undefined, agency: string | undefined) {
  return usePages({
    list: ['caseload', phase, agency],
    read: (api, next) =>
      taken(api.GET('/v1/staff/applications', { params: { path: {}, query: { phase, agency, limit: '50', next } } })),
  });
}
