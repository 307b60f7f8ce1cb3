import { useEffect, useRef } from 'react';
import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { Button, LinkButton } from '../../design/button.tsx';
import { Details } from '../../design/details.tsx';
import { Empty, Loading } from '../../design/states.tsx';
import { Tag } from '../../design/tag.tsx';
import { usePages } from '../../session/use-pages.ts';
import { idText, moneyText, timeText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Page } from '../page.tsx';
import { TroubleMessage } from '../trouble-message.tsx';
import { nextStep } from './next-step.ts';
import { phaseTone } from './phase-tone.ts';

type OwnApplication = Success<'listOwnApplications'>['applications'][number];

/** The person's own applications, newest first. */
export function ApplicationsPage() {
  const { language, text } = useCitizenText();
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useOwnApplications();
  const shown = data?.pages.flatMap(({ applications }) => applications) ?? [];
  const list = useFocusOnMore(data?.pages.map(({ applications }) => applications.length) ?? []);
  return (
    <Page title={text.applications.title}>
      <p>{text.applications.intro}</p>
      {isPending && <Loading>{text.applications.loading}</Loading>}
      {error && <TroubleMessage reads error={error} onRetry={refetch} />}
      {data && shown.length === 0 && (
        <Empty text={text.applications.empty}>
          <LinkButton href={pathIn(language, '/apply')}>{text.applications.apply}</LinkButton>
        </Empty>
      )}
      {shown.length > 0 && (
        <ul className="cards" ref={list}>
          {shown.map((application) => (
            <li key={application.applicationId}>
              <ApplicationCard application={application} />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button kind="secondary" busy={isFetchingNextPage} onClick={fetchNextPage}>
          {text.applications.more}
        </Button>
      )}
    </Page>
  );
}

/** The first link of a further page takes the focus, because the button that brought it may be gone. */
function useFocusOnMore(lengths: readonly number[]) {
  const list = useRef<HTMLUListElement>(null);
  const pages = lengths.length;
  const before = lengths.slice(0, -1).reduce((total, length) => total + length, 0);
  const pagesBefore = useRef(pages);
  useEffect(() => {
    if (pagesBefore.current > 0 && pages > pagesBefore.current) {
      list.current?.children[before]?.querySelector('a')?.focus();
    }
    pagesBefore.current = pages;
  }, [pages, before]);
  return list;
}

function useOwnApplications() {
  return usePages({
    list: ['applications'],
    read: (api, next) => taken(api.GET('/v1/applications', { params: { path: {}, query: { limit: '20', next } } })),
  });
}

function ApplicationCard({ application }: { readonly application: OwnApplication }) {
  const { language, text } = useCitizenText();
  const { applicationId, attempt, phase, amountFen, submittedAt, occupation, certificate } = application;
  const address = pathIn(language, `/applications/${applicationId}`);
  return (
    <article className="card">
      <h2>
        <a href={address}>
          <span lang="zh-CN">{occupation}</span> {text.case.levels[certificate.level]}
        </a>
      </h2>
      <p>
        <Tag tone={phaseTone(phase)}>{text.case.phases[phase]}</Tag>{' '}
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
