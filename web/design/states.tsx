import type { ReactNode } from 'react';
import { Alert } from './alert.tsx';
import { Button } from './button.tsx';

/** What stands where content is on its way. Its height is about that of a card, so that little moves afterwards. */
export function Loading({ children }: { readonly children: string }) {
  return (
    <p className="loading" role="status">
      {children}
    </p>
  );
}

/** Nothing there yet, and what to do about it. Works on the server. */
export function Empty({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className="card">
      <p>{text}</p>
      {children}
    </div>
  );
}

interface BrokenProps {
  readonly text: string;
  readonly retryLabel: string;
  readonly onRetry: () => void;
}

/** Something failed that may work at the next try. */
export function Broken({ text, retryLabel, onRetry }: BrokenProps) {
  return (
    <Alert tone="error" announced>
      <p>{text}</p>
      <Button kind="secondary" onClick={onRetry}>
        {retryLabel}
      </Button>
    </Alert>
  );
}
