import type { ReactNode } from 'react';
import type { Success } from '../../api/paths.ts';

/** What the form of an action is given. */
export interface ActionFormProps {
  readonly applicationId: string;
  /** The agency that has the case. */
  readonly agency: string | null;
  /** The case file. */
  readonly of: Success<'readCaseFile'>;
  /** @param news what was done, in words */
  readonly onDone: (news: ReactNode) => void;
  readonly onCancel: () => void;
}
