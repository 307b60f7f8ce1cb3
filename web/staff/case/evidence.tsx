import { LANGUAGE_PREFIX } from '../../../shared/contracts/portal-pages.ts';
import { REASONS } from '../../../shared/policy/reasons.ts';
import type { Success } from '../../api/paths.ts';
import { Alert } from '../../design/alert.tsx';
import { timeText } from '../../text/format.ts';
import { isSecondLook } from '../duty.ts';
import { useStaffText } from '../staff-text.tsx';
import { AuditTrail } from './audit-trail.tsx';
import { Attention, CaseFacts, Payments } from './case-facts.tsx';
import { CaseLink } from './case-link.tsx';
import { Comparison } from './comparison.tsx';
import { MadeDecision } from './made-decision.tsx';
import { Objections, OneObjection } from './objections.tsx';
import { Signals } from './signals.tsx';
import { TaskRequest } from './task-request.tsx';

type Task = Success<'readTask'>;

/** All that a task rests on. */
export function Evidence({ task }: { readonly task: Task }) {
  const { text } = useStaffText();
  const { file } = text.desk;
  const { evidence } = task;
  const { payments } = evidence.application;
  // A second look does not know the decision. The service keeps it back; the page does not offer other ways to it.
  const isBlind = task.status === 'OPEN' && isSecondLook(task.kind);
  // Why the money came back is what this task is about.
  const paysAgain = task.kind === 'PAYMENT_CONFIRMATION';
  return (
    <div>
      <TaskRequest task={task} />
      {isBlind && (
        <Alert title={text.desk.secondLook.title}>
          <p>{text.desk.secondLook.blind}</p>
          <p>{text.desk.secondLook.unaffected}</p>
        </Alert>
      )}
      {evidence.warnings.length > 0 && (
        <Alert tone="attention" title={file.warnings}>
          <ul lang="zh-CN">
            {evidence.warnings.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Attention of={evidence.application} />
      <Signals of={evidence.signals} />
      {paysAgain && <Payments of={payments} orderOut={evidence.orderOut} />}
      {evidence.objectionCount > 0 && (
        <Objections taskId={task.taskId} first={evidence.objections} count={evidence.objectionCount} />
      )}
      <Comparison of={evidence} />
      <CaseFacts of={evidence.application} compared />
      <OtherApplications of={evidence} />
      {evidence.earlierDecisions.length > 0 && <h2>{file.earlier}</h2>}
      {evidence.earlierDecisions.map((made) => (
        <section key={made.decidedAt} aria-label={text.case.taskKinds[made.kind]}>
          <h3>{text.case.taskKinds[made.kind]}</h3>
          <MadeDecision of={made} />
        </section>
      ))}
      {!paysAgain && <Payments of={payments} orderOut={evidence.orderOut} />}
      {!isBlind && <AuditTrail applicationId={task.applicationId} />}
    </div>
  );
}

/** Earlier attempts and other certificates of the same person: how they ended, and who objected. */
function OtherApplications({ of: { otherApplications, otherObjections } }: { readonly of: Task['evidence'] }) {
  const { language, text } = useStaffText();
  if (otherApplications.length === 0) return null;
  return (
    <section>
      <h2>{text.desk.file.others}</h2>
      <ul>
        {otherApplications.map(({ applicationId, attempt, phase, reasons, occupation, level, submittedAt }) => (
          <li key={applicationId}>
            <p className="number">
              <CaseLink applicationId={applicationId} prefix={LANGUAGE_PREFIX[language]} />{' '}
              {attempt === 0 ? text.desk.applications.receipt : text.case.phases[phase]} {occupation}{' '}
              {text.case.levels[level]} {timeText(submittedAt, language)}
            </p>
            {reasons.map((code) => (
              <p lang="zh-CN" key={code}>
                {REASONS[code].message}
              </p>
            ))}
            <ol>
              {otherObjections
                .filter((objection) => objection.applicationId === applicationId)
                .map((objection) => (
                  <OneObjection key={objection.objectionId} of={objection} />
                ))}
            </ol>
          </li>
        ))}
      </ul>
    </section>
  );
}
