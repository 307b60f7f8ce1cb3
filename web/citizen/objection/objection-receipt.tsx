import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { Button, LinkButton } from '../../design/button.tsx';
import { Details } from '../../design/details.tsx';
import { idText, timeText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { Page } from '../page.tsx';
import { OBJECTION_TEXT } from './objection-text.ts';

/** The receipt of an objection. Nothing keeps the code, so it is on this page only. */
export function ObjectionReceipt({ receipt }: { readonly receipt: Success<'fileObjection'> }) {
  const { language } = useCitizenText();
  const words = OBJECTION_TEXT[language].receipt;
  return (
    <Page title={words.title}>
      <Alert tone="attention">
        <p>{words.once}</p>
      </Alert>
      <Details
        of={[
          { term: words.number, value: <strong className="number">{idText(receipt.objectionId)}</strong> },
          { term: words.code, value: <strong className="number">{receipt.receiptCode}</strong> },
          { term: words.time, value: <span className="number">{timeText(receipt.receivedAt, language)}</span> },
        ]}
      />
      <div className="actions">
        <Button onClick={() => print()}>{words.print}</Button>
        <LinkButton kind="secondary" href={pathIn(language, '/objections')}>
          {words.lookUp}
        </LinkButton>
      </div>
    </Page>
  );
}
