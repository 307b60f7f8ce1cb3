import type * as z from 'zod/mini';
import type { policiesView } from '../../shared/contracts/inform.ts';
import { CERTIFICATE_CATEGORIES } from '../../shared/domain/declared.ts';
import { type Detail, Details } from '../design/details.tsx';
import { dayText, moneyText } from '../text/format.ts';
import { Document, type PublicPageProps } from './document.tsx';

type PolicyView = z.input<typeof policiesView>['policies'][number];

interface StandardsPageProps extends PublicPageProps {
  /** The newest first. */
  readonly policies: readonly PolicyView[];
}

/** What each policy pays, for which certificates, and within which times, with the clause of each. */
export function StandardsPage({ policies, ...page }: StandardsPageProps) {
  return (
    <Document {...page} title={page.text.standards.title} path="/standards">
      {policies.map((policy) => (
        <PolicySection key={policy.policyId} policy={policy} {...page} />
      ))}
    </Document>
  );
}

function PolicySection({ policy, text, language }: PublicPageProps & { readonly policy: PolicyView }) {
  const { standards } = text;
  const certificates = CERTIFICATE_CATEGORIES.filter((category) => policy.certificateCategories.includes(category));
  const withSource = (term: string, value: string, source: string | undefined): Detail => ({
    term,
    value: (
      <>
        {value}
        {source && <div className="secondary">{`${standards.source}：${source}`}</div>}
      </>
    ),
  });
  const { sources } = policy;
  return (
    <section aria-labelledby={policy.policyId}>
      <h2 id={policy.policyId} lang="zh-CN">
        {policy.title}
      </h2>
      <table>
        <caption>{standards.amounts}</caption>
        <thead>
          <tr>
            <th scope="col">{standards.level}</th>
            <th scope="col">{standards.amount}</th>
          </tr>
        </thead>
        <tbody>
          {policy.amounts.map(({ level, amountFen }) => (
            <tr key={level}>
              <th scope="row">{text.case.levels[level]}</th>
              <td className="amount">{moneyText(amountFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="secondary">{`${standards.source}：${sources.amounts}`}</p>
      <h3>{standards.conditions}</h3>
      <Details
        of={[
          withSource(
            standards.issuedBetween,
            standards.period(dayText(policy.issuedFrom, language), dayText(policy.issuedTo, language)),
            sources.issuedFrom,
          ),
          withSource(
            standards.certificates,
            certificates
              .map((category) => text.case.certificateCategories[category])
              .join(language === 'zh' ? '、' : ', '),
            sources.certificateCategories,
          ),
          withSource(standards.monthsToApply, standards.months(policy.monthsToApply), sources.monthsToApply),
          withSource(standards.annualLimit, standards.times(policy.annualLimit), sources.annualLimit),
        ]}
      />
      <h3>{standards.steps}</h3>
      <Details
        of={[
          withSource(standards.review, standards.workingDays(policy.reviewWorkingDays), sources.reviewWorkingDays),
          withSource(
            standards.publicity,
            standards.publicityDays(policy.publicityWorkingDays),
            sources.publicityWorkingDays,
          ),
          withSource(
            standards.objections,
            standards.workingDays(policy.objectionDecisionWorkingDays),
            sources.objectionDecisionWorkingDays,
          ),
          withSource(standards.payment, standards.days(policy.paymentDays), sources.paymentDays),
        ]}
      />
    </section>
  );
}
