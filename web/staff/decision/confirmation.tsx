import type { TaskKind } from '../../../shared/domain/task.ts';
import { describeReason } from '../../../shared/policy/describe-reason.ts';
import { AskedFields } from '../case/asked-fields.tsx';
import { useStaffText } from '../staff-text.tsx';
import { asksForCorrection, refuses, sendsBack, type TypedDecision } from './decision-rules.ts';

interface ConfirmationProps {
  readonly kind: TaskKind;
  readonly typed: TypedDecision;
}

/** What the applicant is about to read, before it is sent. */
export function Confirmation({ kind, typed }: ConfirmationProps) {
  const { confirmTitle } = useStaffText().text.desk.decision;
  const explanation = typed.explanation.trim();
  return (
    <section className="alert" data-tone="attention" tabIndex={-1} ref={takeFocus} aria-label={confirmTitle}>
      <div>
        <p className="alert-title">{confirmTitle}</p>
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
        {sendsBack(kind, typed.outcome) && <p className="written">{explanation}</p>}
      </div>
    </section>
  );
}

function takeFocus(element: { focus(): void } | null): void {
  element?.focus();
}
