import { ProblemError } from '../../api/trouble.ts';
import { Alert } from '../../design/alert.tsx';
import { ServiceRefusal } from '../service-refusal.tsx';

interface BatchRefusalProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** What it means that a file was refused; by default the title that the service gives. */
  readonly title?: string;
}

/** Why the service did not do something with a batch or its file: the one line that it gives, or why nothing came. */
export function BatchRefusal({ error, onRetry, title }: BatchRefusalProps) {
  const lines = error instanceof ProblemError ? (error.problem.errors ?? []).map(({ message }) => message) : [];
  if (!(error instanceof ProblemError) || lines.length === 0) return <ServiceRefusal error={error} onRetry={onRetry} />;
  return (
    <Alert tone="error" announced title={title ?? error.problem.title}>
      {lines.map((line) => (
        <p lang="zh-CN" key={line}>
          {line}
        </p>
      ))}
    </Alert>
  );
}
