import { LANGUAGE_PREFIX } from '../../../shared/contracts/portal-pages.ts';
import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { idText, timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { useStaffText } from '../staff-text.tsx';
import { CaseLink } from './case-link.tsx';

type Signal = Success<'readCaseFile'>['signals'][number];

/** Where other people use the same phone, account or certificate number: a warning, never a reason. */
export function Signals({ of: signals }: { readonly of: readonly Signal[] }) {
  const { signals: words } = useStaffText().text.desk;
  if (signals.length === 0) return null;
  return (
    <Alert tone="attention" title={words.title}>
      <p>{words.intro}</p>
      {signals.map(({ kind, applications, more }) => (
        <section key={kind} aria-label={words.kinds[kind]}>
          <p>{words.kinds[kind]}：</p>
          <ul>
            {applications.map((other) => (
              <OtherCase key={other.applicationId} of={other} />
            ))}
          </ul>
          {more && <p>{words.more}</p>}
        </section>
      ))}
    </Alert>
  );
}

/** A case of another agency has a number and no more: it cannot be opened from here. */
function OtherCase({ of: other }: { readonly of: Signal['applications'][number] }) {
  const { language, text } = useStaffText();
  const { nameOf } = useAgencies();
  const { signals: words } = text.desk;
  const { applicationId, agency, phase, submittedAt, former } = other;
  if (!phase || !submittedAt) {
    return (
      <li className="number">
        {idText(applicationId)} {words.elsewhere(nameOf(agency))}
      </li>
    );
  }
  return (
    <li className="number">
      <CaseLink applicationId={applicationId} prefix={LANGUAGE_PREFIX[language]} /> {text.case.phases[phase]}{' '}
      {timeText(submittedAt, language)} {nameOf(agency)} {former && words.former}
    </li>
  );
}
