import { REASONS } from '../../../shared/policy/reasons.ts';
import type { Success } from '../../api/paths.ts';
import { dayText, moneyText, timeText } from '../../text/format.ts';
import { useStaffText } from '../staff-text.tsx';
import { AskedFields } from './asked-fields.tsx';
import { OutcomeTag } from './outcome-tag.tsx';

type Decision = Success<'readTask'>['evidence']['earlierDecisions'][number];

/** A decision that was made: what, why, by whom and when. */
export function MadeDecision({ of: made }: { readonly of: Decision }) {
  const { language, text } = useStaffText();
  const { decision } = text.desk;
  return (
    <>
      <p className="number tagged">
        <OutcomeTag kind={made.kind} outcome={made.outcome} />
        {timeText(made.decidedAt, language)} {text.desk.file.by(made.decidedBy)}
      </p>
      {made.reasons.map((code) => (
        <p lang="zh-CN" key={code}>
          {REASONS[code].message}
        </p>
      ))}
      {made.fields && <AskedFields fields={made.fields} />}
      {made.explanation && (
        <p className="written">
          {decision.explanation}：{made.explanation}
        </p>
      )}
      {made.recovery && (
        <p className="number">
          {decision.amount}：{moneyText(made.recovery.amountFen)}，{decision.repayBy}：
          {dayText(made.recovery.repayBy, language)}
        </p>
      )}
      {made.note && (
        <p className="written">
          {decision.note}：{made.note}
        </p>
      )}
    </>
  );
}
