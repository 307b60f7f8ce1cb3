import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { Button } from '../../design/button.tsx';
import { Details } from '../../design/details.tsx';
import { idText, timeText } from '../../text/format.ts';
import { DeskPage } from '../desk-page.tsx';
import { useStaffText } from '../staff-text.tsx';

interface KeyedReceiptProps {
  readonly of: Success<'keyObjection'>;
  readonly onAnother: () => void;
}

/** What became of a keyed objection, and the receipt for the person. Nothing keeps the code, so it is here only. */
export function KeyedReceipt({ of: { kind, objectionId, receiptCode, receivedAt }, onAnother }: KeyedReceiptProps) {
  const { language, text } = useStaffText();
  const words = text.desk.forms.objection.receipt;
  return (
    <DeskPage title={words[kind]} key={objectionId}>
      <p>{words.meaning[kind]}</p>
      <div className="no-print">
        <Alert tone="attention">
          <p>{words.once}</p>
        </Alert>
      </div>
      <Details
        of={[
          { term: words.number, value: <strong className="number">{idText(objectionId)}</strong> },
          { term: words.code, value: <strong className="number">{receiptCode}</strong> },
          { term: words.time, value: <span className="number">{timeText(receivedAt, language)}</span> },
        ]}
      />
      <p>{words.how(location.host)}</p>
      <div className="actions">
        <Button onClick={() => print()}>{words.print}</Button>
        <Button kind="secondary" onClick={onAnother}>
          {words.another}
        </Button>
      </div>
    </DeskPage>
  );
}
