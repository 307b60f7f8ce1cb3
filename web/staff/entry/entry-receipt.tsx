import type { ReactNode } from 'react';
import { Button } from '../../design/button.tsx';
import { type Detail, Details, Phone } from '../../design/details.tsx';
import { usePerson } from '../../session/session-context.tsx';
import { idText, moneyText, timeText } from '../../text/format.ts';
import { DeskPage } from '../desk-page.tsx';
import { useServiceTime } from '../service-time.ts';
import { useStaffText } from '../staff-text.tsx';
import { APPLY_TEXT } from './apply-words.ts';
import type { Entered } from './entry-check.tsx';
import { ReasonList } from './reason-list.tsx';
import type { CheckedEntry } from './use-entry-form.ts';

interface EntryReceiptProps {
  readonly entry: CheckedEntry;
  readonly of: Entered;
  readonly onAnother: () => void;
}

/** What became of an entry, to be printed for whoever is at the counter. It is on this page only. */
export function EntryReceipt({ entry, of: entered, onAnother }: EntryReceiptProps) {
  const { language, text } = useStaffText();
  const words = text.desk.entry.receipt;
  if (entered.kind === 'taken') {
    const { applicationId, submittedAt, amountFen, occupation, certificate } = entered.application;
    return (
      <Receipt
        title={words.taken}
        entry={entry}
        onAnother={onAnother}
        facts={[
          { term: text.tasks.application, value: <strong className="number">{idText(applicationId)}</strong> },
          { term: text.desk.file.submittedAt, value: timeText(submittedAt, language) },
          { term: text.desk.file.occupation, value: <span lang="zh-CN">{occupation}</span> },
          { term: text.desk.file.level, value: text.case.levels[certificate.level] },
          { term: text.desk.file.amount, value: <span className="amount">{moneyText(amountFen)}</span> },
        ]}
      >
        <p>{words.takenText}</p>
      </Receipt>
    );
  }
  const { status, receiptNumber, reasons = [], remedies } = entered.problem;
  return (
    <Receipt
      title={status === 409 ? words.notAgain : words.refused}
      entry={entry}
      onAnother={onAnother}
      facts={
        receiptNumber ? [{ term: words.refusedNumber, value: <strong className="number">{receiptNumber}</strong> }] : []
      }
    >
      <ReasonList of={reasons} />
      {remedies && (
        <p>
          {APPLY_TEXT[language].remedies(
            remedies.agency,
            String(remedies.reviewDays),
            remedies.reconsiderationOrgan,
            String(remedies.reconsiderationDays),
            String(remedies.litigationMonths),
          )}{' '}
          <Phone number={remedies.phone} />
        </p>
      )}
      <p className="no-print">{words.kept}</p>
    </Receipt>
  );
}

interface ReceiptProps extends Pick<EntryReceiptProps, 'entry' | 'onAnother'> {
  readonly title: string;
  readonly facts: readonly Detail[];
  readonly children: ReactNode;
}

function Receipt({ title, entry: { typed }, facts, onAnother, children }: ReceiptProps) {
  const { language, text } = useStaffText();
  const words = text.desk.entry;
  const person = usePerson();
  const printedAt = useServiceTime()?.toISOString();
  const presenter =
    typed.presentedBy === 'AGENT'
      ? `${typed.agentName.trim()}（${typed.agentRelation.trim()}）`
      : words.presenters.SELF;
  return (
    <DeskPage title={title} key={title}>
      <Details
        of={[
          ...facts,
          { term: text.desk.file.name, value: <span lang="zh-CN">{typed.name.trim()}</span> },
          { term: words.presenter, value: presenter },
        ]}
      />
      {children}
      <p>{words.decides}</p>
      {printedAt && (
        <p className="print-only">{words.receipt.handledBy(person?.name ?? '', timeText(printedAt, language))}</p>
      )}
      <div className="actions">
        <Button onClick={() => print()}>{words.receipt.print}</Button>
        <Button kind="secondary" onClick={onAnother}>
          {words.receipt.another}
        </Button>
      </div>
    </DeskPage>
  );
}
