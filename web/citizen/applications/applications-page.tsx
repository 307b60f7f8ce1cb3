import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { LinkButton } from '../../design/button.tsx';
import { Details } from '../../design/details.tsx';
import { Empty } from '../../design/states.tsx';
import { Tag } from '../../design/tag.tsx';
import { usePages } from '../../session/use-pages.ts';
import { idText, moneyText, timeText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Page } from '../page.tsx';
import { PagedList } from '../paged-list.tsx';
import { nextStep } from './next-step.ts';
import { standingOf } from './standing.ts';

type OwnApplication = Success<'listOwnApplications'>['applications'][number];

/** The person's own applications, newest first. */
export function ApplicationsPage() {
  const { language, text } = useCitizenText();
  return (
    <Page title={text.applications.title}>
      <p>{text.applications.intro}</p>
      <PagedList
        pages={useOwnApplications()}
        itemsOf={({ applications }) => applications}
        idOf={({ applicationId }) => applicationId}
        card={(application) => <ApplicationCard application={application} />}
        loading={text.applications.loading}
        more={text.applications.more}
        empty={
          <Empty text={text.applications.empty}>
            <LinkButton href={pathIn(language, '/apply')}>{text.applications.apply}</LinkButton>
          </Empty>
        }
      />
      <p>
        <a href={pathIn(language, '/applications/refusals')}>{text.refusal.toList}</a>
      </p>
    </Page>
  );
}

function useOwnApplications() {
  return usePages({
    list: ['applications'],
    read: (api, next) => taken(api.GET('/v1/applications', { params: { path: {}, query: { limit: '20', next } } })),
  });
}

function ApplicationCard({ application }: { readonly application: OwnApplication }) {
  const { language, text } = useCitizenText();
  const { applicationId, attempt, amountFen, submittedAt, occupation, certificate } = application;
  const { label, tone } = standingOf(application, text);
  const address = pathIn(language, `/applications/${applicationId}`);
  return (
    <article className="card">
      <h2>
        <a href={address}>
          <span lang="zh-CN">{occupation}</span> {text.case.levels[certificate.level]}
        </a>
      </h2>
      <p>
        <Tag tone={tone}>{label}</Tag>{' '}
        {attempt > 1 && <span className="secondary">{text.applications.attempt(attempt)}</span>}
      </p>
      <p>{nextStep(application, text, language)}</p>
      <Details
        of={[
          { term: text.applications.amount, value: <span className="amount">{moneyText(amountFen)}</span> },
          {
            term: text.applications.submittedAt,
            value: <span className="number">{timeText(submittedAt, language)}</span>,
          },
          { term: text.applications.number, value: <span className="number">{idText(applicationId)}</span> },
        ]}
      />
      <div className="actions">
        <LinkButton href={address}>{text.applications.open}</LinkButton>
        <LinkButton kind="secondary" href={`${address}/print`}>
          {text.ownCase.receipt.open}
        </LinkButton>
      </div>
    </article>
  );
}
