import type { Success } from '../../api/paths.ts';
import { timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { useStaffText } from '../staff-text.tsx';

/** From which agency to which a case was passed on, by whom and why. */
export function Handovers({ of: handovers = [] }: { readonly of: Success<'readCaseFile'>['handovers'] }) {
  const { language, text } = useStaffText();
  const { nameOf } = useAgencies();
  const words = text.desk.handovers;
  if (handovers.length === 0) return null;
  return (
    <>
      <h2>{words.title}</h2>
      <ul>
        {handovers.map(({ from, to, reason, by, at }) => (
          <li key={at}>
            {words.passedOn(nameOf(from), nameOf(to), by, timeText(at, language))}{' '}
            <span lang="zh-CN">{words.because(reason)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
