import type * as z from 'zod/mini';
import type { policiesView } from '../../shared/contracts/inform.ts';
import { pathIn } from '../../shared/contracts/portal-pages.ts';
import { LinkButton } from '../design/button.tsx';
import { moneyText } from '../text/format.ts';
import { Document, type PublicPageProps } from './document.tsx';

type PolicyView = z.input<typeof policiesView>['policies'][number];

/** Who gets how much and until when, in three lines, and the ways on from there. */
export function StartPage({ policy, ...page }: PublicPageProps & { readonly policy: PolicyView }) {
  const { language, text } = page;
  const amounts = policy.amounts.map(({ amountFen }) => amountFen);
  return (
    <Document {...page} title={text.start.title} path="/">
      <div className="card">
        <p>{text.start.who}</p>
        <p>{text.start.howMuch(moneyText(Math.min(...amounts)), moneyText(Math.max(...amounts)))}</p>
        <p>{text.start.untilWhen(policy.monthsToApply)}</p>
      </div>
      <div className="actions">
        <LinkButton href={pathIn(language, '/check')}>{text.start.check}</LinkButton>
        {(
          [
            ['/apply', text.start.apply],
            ['/applications', text.start.mine],
            ['/notices', text.frame.pages.notices],
            ['/agencies', text.frame.pages.agencies],
          ] as const
        ).map(([path, label]) => (
          <LinkButton key={path} kind="secondary" href={pathIn(language, path)}>
            {label}
          </LinkButton>
        ))}
      </div>
    </Document>
  );
}
