import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { useStaffText } from '../staff-text.tsx';

type Reasons = Success<'checkEntry'>['reasons'];

/** All reasons against an application, each with its legal basis. Both are Chinese in every language. */
export function ReasonList({
  of: reasons,
}: {
  readonly of: readonly Pick<Reasons[number], 'code' | 'message' | 'legalBasis'>[];
}) {
  const { receipt } = useStaffText().text.desk.entry;
  return (
    <Alert tone="error" title={receipt.reasons}>
      <ul>
        {reasons.map(({ code, message, legalBasis }) => (
          <li key={code}>
            <span lang="zh-CN">{message}</span>
            <div className="secondary">
              {receipt.basis}: <span lang="zh-CN">{legalBasis}</span>
            </div>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
