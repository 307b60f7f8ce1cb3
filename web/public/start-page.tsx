import type * as z from 'zod/mini';
import type { policiesView } from '../../shared/contracts/inform.ts';
import { pathIn } from '../../shared/contracts/portal-pages.ts';
import { LinkButton } from '../design/button.tsx';
import { dayText, moneyText } from '../text/format.ts';
import { Document, type PublicPageProps } from './document.tsx';

type PolicyView = z.input<typeof policiesView>['policies'][number];

/** Who gets how much and until when, and the ways on from there. */
export function StartPage({ policy, ...page }: PublicPageProps & { readonly policy: PolicyView }) {
  const { language, text } = page;
  const { start } = text;
  const amounts = policy.amounts.map(({ amountFen }) => amountFen);
  return (
    <Document {...page} title={start.title} path="/">
      <div className="card">
        <dl className="answers">
          <dt>{start.who}</dt>
          <dd>{start.whoText(dayText(policy.issuedFrom, language), dayText(policy.issuedTo, language))}</dd>
          <dt>{start.howMuch}</dt>
          <dd>
            <span className="amount">
              {start.amountsText(moneyText(Math.min(...amounts)), moneyText(Math.max(...amounts)))}
            </span>{' '}
            <span className="line">{start.byLevel}</span>
          </dd>
          <dt>{start.untilWhen}</dt>
          <dd>{start.untilWhenText(policy.monthsToApply)}</dd>
        </dl>
      </div>
      <div className="actions filling">
        <LinkButton href={pathIn(language, '/check')}>{start.check}</LinkButton>
        <LinkButton kind="secondary" href={pathIn(language, '/apply')}>
          {start.apply}
        </LinkButton>
        <LinkButton kind="secondary" href={pathIn(language, '/applications')}>
          {start.mine}
        </LinkButton>
      </div>
      <h2 className="after-actions">{start.toRead}</h2>
      <ul className="link-list">
        {(
          [
            ['/standards', start.standards],
            ['/occupations', text.lists.occupations.title],
            ['/notices', text.frame.pages.notices],
            ['/objections/how', text.lists.how.title],
            ['/objections', text.lists.how.lookUp],
            ['/statistics', text.lists.statistics.title],
            ['/agencies', start.agencies],
          ] as const
        ).map(([path, label]) => (
          <li key={path}>
            <a href={pathIn(language, path)}>{label}</a>
          </li>
        ))}
      </ul>
    </Document>
  );
}
