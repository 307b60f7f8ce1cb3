import { LANGUAGE_PREFIX } from '../../../shared/contracts/portal-pages.ts';
import type { Success } from '../../api/paths.ts';
import { Details } from '../../design/details.tsx';
import { dayText, numberText, timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { CaseLink } from '../case/case-link.tsx';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { PlanTag } from './plan-tag.tsx';

export type Plan = Success<'readRetentionPlan'>;

/** How many cases a plan is about, who released it, and what came of it. */
export function PlanFacts({ of: plan }: { readonly of: Plan }) {
  const { language, text } = useStaffText();
  const words = text.desk.retention;
  const { status, drawnUpAt, dueCount, heldCount, releasedBy, releasedAt, note, doneAt } = plan;
  const count = (number: number | undefined) => numberText(number ?? 0, language);
  return (
    <Details
      of={[
        { term: words.status, value: <PlanTag status={status} /> },
        { term: words.drawnUpAt, value: timeText(drawnUpAt, language) },
        { term: words.dueCount, value: <span className="number">{count(dueCount)}</span> },
        { term: words.heldCount, value: <span className="number">{count(heldCount)}</span> },
        ...(releasedBy && releasedAt
          ? [
              { term: words.released, value: words.by(releasedBy, timeText(releasedAt, language)) },
              { term: words.note, value: <span lang="zh-CN">{note}</span> },
            ]
          : []),
        ...(doneAt
          ? [
              {
                term: words.result,
                value: words.resultOf(count(plan.removedCount), count(plan.keptCount), timeText(doneAt, language)),
              },
            ]
          : []),
      ]}
    />
  );
}

/** The cases of a plan: how each ended, what goes of it and when, and why some stay. */
export function PlanEntries({ of: entries }: { readonly of: Plan['entries'] }) {
  const { language, text } = useStaffText();
  const words = text.desk.retention;
  const { nameOf } = useAgencies();
  const becomes = ({ hold, outcome }: Plan['entries'][number]): string => {
    if (hold) return words.held(words.holds[hold]);
    return outcome ? words.outcomes[outcome] : words.willGo;
  };
  return (
    <section>
      <h2>{words.entries}</h2>
      <Scrolled label={words.entries}>
        <table className="number">
          <thead>
            <tr>
              <th scope="col">{text.tasks.application}</th>
              <th scope="col">{text.tasks.agency}</th>
              <th scope="col">{words.ending}</th>
              <th scope="col">{words.scope}</th>
              <th scope="col">{words.endedOn}</th>
              <th scope="col">{words.dueOn}</th>
              <th scope="col">{words.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.applicationId}>
                <td>
                  <CaseLink applicationId={entry.applicationId} prefix={LANGUAGE_PREFIX[language]} />
                </td>
                <td>{nameOf(entry.agency)}</td>
                <td>{words.endings[entry.ending]}</td>
                <td>{words.scopes[entry.scope]}</td>
                <td>{dayText(entry.endedOn, language)}</td>
                <td>{dayText(entry.dueOn, language)}</td>
                <td>{becomes(entry)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </section>
  );
}
