import type { TaskKind } from '../../../shared/domain/task-kind.ts';
import { describeReason } from '../../../shared/policy/describe-reason.ts';
import { endText } from '../../text/format.ts';
import { AskedFields } from '../case/asked-fields.tsx';
import { useStaffText } from '../staff-text.tsx';
import {
  asksForCorrection,
  consequentOutcome,
  isExplained,
  onlyExplains,
  refuses,
  type TypedDecision,
} from './decision-rules.ts';

interface ConfirmationProps {
  readonly kind: TaskKind;
  readonly typed: TypedDecision;
  /** Until when the applicant may still make a statement; undefined where nothing is awaited. */
  readonly statementUntil: string | undefined;
}

/** What follows from a decision, and what the applicant is about to read, before it is sent. */
export function Confirmation({ kind, typed, statementUntil }: ConfirmationProps) {
  const { language, text } = useStaffText();
  const { consequences, decision } = text.desk;
  const explanation = typed.explanation.trim();
  const consequent = consequentOutcome(kind, typed.outcome);
  const title = consequent ? decision.confirmOutcome : decision.confirmTitle;
  return (
    <section className="alert" data-tone="attention" tabIndex={-1} ref={takeFocus} aria-label={title}>
      <div>
        {consequent && (
          <>
            <p className="alert-title">{decision.confirmOutcome}</p>
            <p>{consequences[consequent]}</p>
          </>
        )}
        {consequent === 'REVOKE' && statementUntil && (
          <p>
            <strong>{consequences.stillHeard(endText(statementUntil, language))}</strong>
          </p>
        )}
        {isExplained(kind, typed.outcome) && <p className="alert-title">{decision.confirmTitle}</p>}
        {refuses(kind, typed.outcome) &&
          typed.reasons.map((code) => {
            const { message, legalBasis } = describeReason(code, { explanation: explanation || undefined });
            return (
              <p className="written" lang="zh-CN" key={code}>
                {message}（{legalBasis}）
              </p>
            );
          })}
        {asksForCorrection(typed.outcome) && (
          <>
            <AskedFields fields={typed.fields} />
            <p className="written">{explanation}</p>
          </>
        )}
        {onlyExplains(kind, typed.outcome) && <p className="written">{explanation}</p>}
      </div>
    </section>
  );
}

function takeFocus(element: { focus(): void } | null): void {
  element?.focus();
}
