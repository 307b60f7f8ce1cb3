import { LANGUAGE_PREFIX } from '../../../shared/contracts/portal-pages.ts';
import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { type Detail, Details } from '../../design/details.tsx';
import { endText, timeText } from '../../text/format.ts';
import { useStaffText } from '../staff-text.tsx';
import { CaseLink } from './case-link.tsx';

type CaseFile = Omit<Success<'readCaseFile'>, 'signals' | 'orderOut'>;

/** That a refusal has fallen, or that an attempt takes the place of one that has. */
export function Overturned({ of: { overturned, admittedBy } }: { readonly of: CaseFile }) {
  const { language, text } = useStaffText();
  const { remedies } = text.desk;
  const prefix = LANGUAGE_PREFIX[language];
  return (
    <>
      {overturned && (
        <Alert tone="attention">
          <p>
            {remedies.overturned(
              remedies.bases[overturned.basis],
              overturned.documentNumber,
              timeText(overturned.at, language),
            )}
          </p>
          <p>
            {remedies.inItsPlace} <CaseLink applicationId={overturned.applicationId} prefix={prefix} />
          </p>
        </Alert>
      )}
      {admittedBy && (
        <Alert>
          <p>{remedies.admitted(remedies.bases[admittedBy.basis], admittedBy.documentNumber)}</p>
          <p>
            {remedies.inPlaceOf} <CaseLink applicationId={admittedBy.applicationId} prefix={prefix} />
          </p>
        </Alert>
      )}
    </>
  );
}

interface RemediesProps {
  readonly of: CaseFile;
  /** Why the case is suspended and what the applicant says stand above already, and are not said twice. */
  readonly compared: boolean;
}

/** That a case is suspended, and until when the applicant may speak; the reconsideration of a refusal. */
export function Remedies({ of: { suspension, reconsideration, reconsiderationUntil }, compared }: RemediesProps) {
  const { language, text } = useStaffText();
  const { desk } = text;
  const { remedies: words } = desk;
  const pulled: readonly Detail[] = suspension
    ? [
        { term: words.suspendedAt, value: timeText(suspension.at, language) },
        { term: words.statementUntil, value: endText(suspension.statementUntil, language) },
        ...(compared
          ? []
          : [
              { term: words.explanation, value: suspension.explanation },
              { term: words.statement, value: suspension.statement?.text ?? words.none },
            ]),
      ]
    : [];
  const outcome = reconsideration?.outcome;
  const again: readonly Detail[] = reconsideration
    ? [
        { term: words.requestedAt, value: timeText(reconsideration.requestedAt, language) },
        { term: words.dueAt, value: endText(reconsideration.dueAt, language) },
        { term: words.outcome, value: outcome ? desk.outcomes[outcome] : words.open },
        ...(reconsideration.explanation ? [{ term: words.explanation, value: reconsideration.explanation }] : []),
        ...(reconsideration.decidedAt
          ? [{ term: words.decidedAt, value: timeText(reconsideration.decidedAt, language) }]
          : []),
      ]
    : reconsiderationUntil
      ? [{ term: words.until, value: endText(reconsiderationUntil, language) }]
      : [];
  return (
    <>
      {pulled.length > 0 && <h2>{words.suspended}</h2>}
      {pulled.length > 0 && <Details of={pulled} />}
      {again.length > 0 && <h2>{words.reconsideration}</h2>}
      {again.length > 0 && <Details of={again} />}
    </>
  );
}
