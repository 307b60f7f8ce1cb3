import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { Details } from '../../design/details.tsx';
import { idText, moneyText, timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { useStaffText } from '../staff-text.tsx';

type CaseFile = Success<'readCaseFile'>;

/** What the case file says of a case: person, certificate, account, amount, reasons, attention. */
export function CaseFacts({ of: file }: { readonly of: CaseFile }) {
  const { language, text } = useStaffText();
  const { nameOf } = useAgencies();
  const { file: words, applications } = text.desk;
  const { applicant, certificate, payee } = file;
  return (
    <section>
      {file.attention && (
        <Alert tone="attention" title={words.attention(file.attention.code)}>
          <p className="number">{timeText(file.attention.since, language)}</p>
        </Alert>
      )}
      <Details
        of={[
          { term: words.phase, value: text.case.phases[file.phase] },
          { term: applications.attempt, value: String(file.attempt) },
          { term: text.tasks.agency, value: file.agency ? nameOf(file.agency) : '-' },
          { term: words.submittedAt, value: timeText(file.submittedAt, language) },
          { term: words.amount, value: <span className="amount">{moneyText(file.amountFen)}</span> },
          { term: words.name, value: applicant.name },
          { term: words.idNumber, value: applicant.idNumber },
          { term: words.socialSecurityNumber, value: applicant.socialSecurityNumber },
          { term: words.phone, value: applicant.phone },
          { term: words.employer, value: file.employer ?? '-' },
          { term: words.category, value: text.case.certificateCategories[certificate.category] },
          { term: words.number, value: certificate.number },
          { term: words.occupation, value: `${file.occupation} ${certificate.occupationCode}` },
          { term: words.level, value: text.case.levels[certificate.level] },
          { term: words.payee, value: `${payee.bankName} ${payee.accountNumber}` },
        ]}
      />
      {file.reasons.length > 0 && <h2>{words.reasons}</h2>}
      {file.reasons.map(({ code, message, legalBasis }) => (
        <p className="written" lang="zh-CN" key={code}>
          {message}（{legalBasis}）
        </p>
      ))}
    </section>
  );
}

/** Every order to the bank, and what became of it. */
export function Payments({ of: payments }: { readonly of: CaseFile['payments'] }) {
  const { language, text } = useStaffText();
  const { file } = text.desk;
  const words: Readonly<Record<string, string>> = {
    REQUESTED: file.requested,
    PAID: file.paid,
    RETURNED: file.returned,
  };
  if (payments.length === 0) return null;
  return (
    <section>
      <h2>{file.payments}</h2>
      <ul className="number">
        {payments.map(({ paymentId, status, amountFen, requestedAt, settledAt, returnReason }) => (
          <li key={paymentId}>
            {words[status] ?? status} <span className="amount">{moneyText(amountFen)}</span>{' '}
            {timeText(settledAt ?? requestedAt, language)} {returnReason}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A case number that opens the case file. */
export function CaseLink({ applicationId, prefix }: { readonly applicationId: string; readonly prefix: string }) {
  return (
    <a className="number" href={`${prefix}/staff/applications/${applicationId}`}>
      {idText(applicationId)}
    </a>
  );
}
