import type { Success } from '../../api/paths.ts';
import { PolicyTitle } from '../../citizen/certificate/policy-title.tsx';
import { Alert } from '../../design/alert.tsx';
import { Details } from '../../design/details.tsx';
import { dayText, moneyText, timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { useStaffText } from '../staff-text.tsx';
import { accountText, Death } from './death.tsx';
import { Handovers } from './handovers.tsx';
import { Overturned, Remedies } from './remedies.tsx';

type CaseFile = Omit<Success<'readCaseFile'>, 'signals' | 'orderOut'>;

interface CaseFactsProps {
  readonly of: CaseFile;
  /** What was declared stands beside what was found already, and is not said twice. */
  readonly compared?: boolean;
}

/** What the case file says of a case: person, certificate, account, amount, reasons. */
export function CaseFacts({ of: file, compared = false }: CaseFactsProps) {
  const { language, text } = useStaffText();
  const { nameOf } = useAgencies();
  const { file: words, applications } = text.desk;
  const { applicant, certificate, payee } = file;
  // A submission that was refused at once is no attempt; its case is the receipt.
  const isReceipt = file.attempt === 0;
  const declared = [
    { term: words.name, value: applicant.name },
    { term: words.idNumber, value: applicant.idNumber },
    { term: words.employer, value: file.employer ?? '-' },
    { term: words.occupation, value: `${file.occupation} ${certificate.occupationCode}` },
    { term: words.level, value: text.case.levels[certificate.level] },
    { term: words.issuedOn, value: dayText(certificate.issuedOn, language) },
  ];
  return (
    <section>
      <h2>{words.facts}</h2>
      <Overturned of={file} />
      <Details
        of={[
          { term: words.phase, value: isReceipt ? applications.notAccepted : text.case.phases[file.phase] },
          { term: applications.attempt, value: isReceipt ? applications.receipt : String(file.attempt) },
          { term: text.tasks.agency, value: file.agency ? nameOf(file.agency) : '-' },
          { term: words.submittedAt, value: timeText(file.submittedAt, language) },
          { term: words.programme, value: <PolicyTitle policyId={file.policyId} /> },
          { term: words.amount, value: <span className="amount">{moneyText(file.amountFen)}</span> },
          ...(compared ? [] : declared),
          { term: words.socialSecurityNumber, value: applicant.socialSecurityNumber },
          { term: words.phone, value: applicant.phone },
          { term: words.category, value: text.case.certificateCategories[certificate.category] },
          { term: words.number, value: certificate.number },
          { term: words.payee, value: accountText(payee, words.payeeKinds) },
        ]}
      />
      {file.reasons.length > 0 && <h2>{words.reasons}</h2>}
      {file.reasons.map(({ code, message, legalBasis }) => (
        <p className="written" lang="zh-CN" key={code}>
          {message}（{legalBasis}）
        </p>
      ))}
      <Death of={file} />
      <Handovers of={file.handovers} />
      <Remedies of={file} compared={compared} />
    </section>
  );
}

/** That a case is overdue, or why it does not go on. */
export function Attention({ of: { attention } }: { readonly of: Pick<CaseFile, 'attention'> }) {
  const { language, text } = useStaffText();
  const { file } = text.desk;
  if (!attention) return null;
  return (
    <Alert tone="attention" title={file.attentions[attention.code] ?? file.overdue}>
      <p className="number">{file.since(timeText(attention.since, language))}</p>
    </Alert>
  );
}

interface PaymentsProps {
  readonly of: CaseFile['payments'];
  /** Whether the bank has the order without a result, which otherwise waits for the file of its batch. */
  readonly orderOut: boolean;
}

/** Every payment that was ordered, and what became of it. */
export function Payments({ of: payments, orderOut }: PaymentsProps) {
  const { language, text } = useStaffText();
  const { file } = text.desk;
  const words: Readonly<Record<string, string>> = {
    REQUESTED: orderOut ? file.requested : file.waiting,
    PAID: file.paid,
    RETURNED: file.returned,
    CANCELLED: file.cancelled,
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
