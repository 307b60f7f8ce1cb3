import type * as z from 'zod/mini';
import type { policiesView } from '../../shared/contracts/inform.ts';
import { type Language, pathIn } from '../../shared/contracts/portal-pages.ts';
import { APPLICANT_CATEGORIES, CERTIFICATE_CATEGORIES } from '../../shared/domain/declared.ts';
import { type Detail, Details } from '../design/details.tsx';
import { dayText, moneyText } from '../text/format.ts';
import type { InLanguage } from '../text/texts.ts';
import type { PublicText } from '../text/zh/public.ts';
import { Document, type PublicPageProps } from './document.tsx';

type PolicyView = z.input<typeof policiesView>['policies'][number];

interface StandardsPageProps extends PublicPageProps {
  /** In the order in which they are shown. */
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
  const applicants = APPLICANT_CATEGORIES.filter((category) => policy.eligibleApplicantCategories.includes(category));
  const certificates = CERTIFICATE_CATEGORIES.filter((category) => policy.certificateCategories.includes(category));
  return (
    <section className="policy" aria-labelledby={policy.policyId}>
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
      <div className="compact">
        <h3>{standards.conditions}</h3>
        <Details
          of={[
            {
              term: standards.applicants,
              value: listIn(
                language,
                applicants.map((category) => text.case.applicantCategories[category]),
              ),
            },
            {
              term: standards.issuedBetween,
              value: standards.period(dayText(policy.issuedFrom, language), dayText(policy.issuedTo, language)),
            },
            {
              term: standards.certificates,
              value: listIn(
                language,
                certificates.map((category) => text.case.certificateCategories[category]),
              ),
            },
            {
              term: standards.occupations,
              value: <a href={pathIn(language, '/occupations')}>{standards.occupationsLink}</a>,
            },
            { term: standards.monthsToApply, value: standards.months(policy.monthsToApply) },
            { term: standards.annualLimit, value: standards.times(policy.annualLimit) },
            ...(policy.insuredMonths > 0
              ? [{ term: standards.insuredMonths, value: standards.monthsInsured(policy.insuredMonths) }]
              : []),
          ]}
        />
        <h3>{standards.steps}</h3>
        <Details
          of={[
            { term: standards.review, value: standards.workingDays(policy.reviewWorkingDays) },
            { term: standards.publicity, value: standards.publicityDays(policy.publicityWorkingDays) },
            { term: standards.objections, value: standards.workingDays(policy.objectionDecisionWorkingDays) },
            { term: standards.payment, value: standards.days(policy.paymentDays) },
          ]}
        />
      </div>
      <h3>{standards.sources}</h3>
      <Details of={sourcesOf(policy, { text, language })} />
    </section>
  );
}

/** The clauses, and the figures that each is behind. They stand at the end, because few readers need them. */
function sourcesOf(
  { sources, insuredMonths }: PolicyView,
  { text: { standards }, language }: InLanguage<PublicText>,
): readonly Detail[] {
  const clauses = [
    [standards.amount, sources.amounts],
    [standards.applicants, sources.eligibleApplicantCategories],
    [standards.issuedBetween, sources.issuedFrom],
    [standards.certificates, sources.certificateCategories],
    [standards.occupations, sources.occupations],
    [standards.monthsToApply, sources.monthsToApply],
    [standards.annualLimit, sources.annualLimit],
    ...(insuredMonths > 0 ? ([[standards.insuredMonths, sources.insuredMonths]] as const) : []),
    [standards.review, sources.reviewWorkingDays],
    [standards.publicity, sources.publicityWorkingDays],
    [standards.objections, sources.objectionDecisionWorkingDays],
    [standards.payment, sources.paymentDays],
  ] as const;
  const termsOf = new Map<string, string>();
  for (const [term, clause] of clauses) {
    if (clause === undefined) continue;
    const before = termsOf.get(clause);
    termsOf.set(clause, before === undefined ? term : listIn(language, [before, term]));
  }
  return [...termsOf].map(([clause, term]) => ({ term, value: <span lang="zh-CN">{clause}</span> }));
}

function listIn(language: Language, names: readonly string[]): string {
  return names.join(language === 'zh' ? '、' : ', ');
}
