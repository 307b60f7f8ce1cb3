import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { timeText } from '../../text/format.ts';
import { useStaffText } from '../staff-text.tsx';

/** That a case is kept beyond its time, or that its content has gone. */
export function KeptOrGone({ of }: { readonly of: Pick<Success<'readCaseFile'>, 'legalHold' | 'contentRemoved'> }) {
  const { language, text } = useStaffText();
  const words = text.desk.retention;
  const { legalHold, contentRemoved } = of;
  return (
    <>
      {contentRemoved && (
        <Alert tone="info" title={words.removed}>
          <p lang="zh-CN">{contentRemoved.text}</p>
        </Alert>
      )}
      {legalHold && (
        <Alert tone="attention" title={words.hold.title}>
          <p>
            {words.hold.facts(words.bases[legalHold.basis], legalHold.placedBy, timeText(legalHold.placedAt, language))}
          </p>
          <p lang="zh-CN">
            {legalHold.documentNumber} {legalHold.note}
          </p>
        </Alert>
      )}
    </>
  );
}
