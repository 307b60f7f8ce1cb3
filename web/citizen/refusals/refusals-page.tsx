import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { LinkButton } from '../../design/button.tsx';
import { Details } from '../../design/details.tsx';
import { Empty } from '../../design/states.tsx';
import { Tag } from '../../design/tag.tsx';
import { usePages } from '../../session/use-pages.ts';
import { timeText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Page } from '../page.tsx';
import { PagedList } from '../paged-list.tsx';
import { REFUSAL_PAGE_TEXT } from './refusal-page-text.ts';

type Refusal = Success<'listRefusals'>['refusals'][number];

/** The receipts of the person's own submissions that were refused at once, newest first. */
export function RefusalsPage() {
  const { language, text } = useCitizenText();
  const words = REFUSAL_PAGE_TEXT[language];
  const pages = usePages({
    list: ['refusals'],
    read: (api, next) => taken(api.GET('/v1/refusals', { params: { path: {}, query: { limit: '20', next } } })),
  });
  return (
    <Page title={text.refusal.listTitle}>
      <p>{text.refusal.intro}</p>
      <PagedList
        pages={pages}
        itemsOf={({ refusals }) => refusals}
        idOf={({ receiptNumber }) => receiptNumber}
        card={(refusal) => <RefusalCard refusal={refusal} />}
        loading={text.loading}
        more={words.more}
        empty={<Empty text={words.empty} />}
      />
      <p>
        <a href={pathIn(language, '/applications')}>{text.ownCase.back}</a>
      </p>
    </Page>
  );
}

function RefusalCard({ refusal }: { readonly refusal: Refusal }) {
  const { language, text } = useCitizenText();
  const words = REFUSAL_PAGE_TEXT[language];
  const { receiptNumber, refusedAt, occupation, certificate, overturned } = refusal;
  const address = pathIn(language, `/applications/refusals/${receiptNumber}`);
  return (
    <article className="card">
      <h2>
        <a href={address}>
          <span lang="zh-CN">{occupation}</span> {text.case.levels[certificate.level]}
        </a>
      </h2>
      <p>
        <Tag tone={overturned ? 'info' : 'error'}>{overturned ? text.ownCase.overturned : words.state}</Tag>
      </p>
      <Details
        of={[
          { term: text.refusal.number, value: <span className="number">{receiptNumber}</span> },
          { term: words.refusedAt, value: <span className="number">{timeText(refusedAt, language)}</span> },
        ]}
      />
      <LinkButton href={address}>{text.refusal.open}</LinkButton>
    </article>
  );
}
