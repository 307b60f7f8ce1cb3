import type { ReactNode } from 'react';
import { ProblemError } from '../api/trouble.ts';
import { Alert } from '../design/alert.tsx';
import { TroubleMessage } from './trouble-message.tsx';

interface ServiceRefusalProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** What can be done about it, beside the retry. */
  readonly children?: ReactNode;
}

/** Why the service did not take what was sent, in its own sentences. They say who can, or what stands in the way. */
export function ServiceRefusal({ error, onRetry, children }: ServiceRefusalProps) {
  const explained = error instanceof ProblemError && [403, 409, 422].includes(error.problem.status);
  if (!explained) return <TroubleMessage error={error} onRetry={onRetry} />;
  const { title, detail, reasons = [] } = error.problem;
  return (
    <Alert tone="error" announced>
      <div lang="zh-CN">
        <p className="alert-title">{title}</p>
        <p>{detail}</p>
        {reasons.map(({ code, message }) => (
          <p key={code}>{message}</p>
        ))}
      </div>
      {children}
    </Alert>
  );
}
