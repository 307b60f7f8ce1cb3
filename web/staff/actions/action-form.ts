import type { ReactNode } from 'react';

/** What the form of an action is given. */
export interface ActionFormProps {
  readonly applicationId: string;
  /** @param news what was done, in words */
  readonly onDone: (news: ReactNode) => void;
  readonly onCancel: () => void;
}
