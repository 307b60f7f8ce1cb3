import { Tag } from '../../design/tag.tsx';
import { endText } from '../../text/format.ts';
import { useStaffText } from '../staff-text.tsx';
import { dueText } from './days.ts';

interface DueProps {
  readonly at: string;
  readonly overdue: boolean;
  /** Now, by the service's clock, where it is known. */
  readonly asOf?: string | undefined;
}

/** Until when a task is to be decided, and how long that still is, or how late it is. */
export function Due({ at, overdue, asOf }: DueProps) {
  const { language, text } = useStaffText();
  const left = asOf && dueText(at, asOf, text.desk.queue);
  return (
    <span className="number tagged">
      {endText(at, language)}
      {overdue ? <Tag tone="error">{left || text.tasks.overdue}</Tag> : <span className="secondary">{left}</span>}
    </span>
  );
}
