import { waitText } from '../../text/wait-text.ts';
import { useCitizenText } from '../citizen-text.tsx';

interface CountdownProps {
  /** The seconds left. */
  readonly left: number;
  /** The seconds of the whole wait. */
  readonly total: number;
  readonly waiting: (wait: string) => string;
  readonly over: string;
}

/** A wait as the page shows it. The seconds change for the eye; they are read aloud at the beginning and at the end. */
export function Countdown({ left, total, waiting, over }: CountdownProps) {
  const { text } = useCitizenText();
  const shown = (seconds: number) => (left > 0 ? waiting(waitText(seconds, text.troubles.wait)) : over);
  return (
    <>
      <p className="secondary number" aria-hidden="true">
        {shown(left)}
      </p>
      <p className="visually-hidden" role="status">
        {shown(total)}
      </p>
    </>
  );
}
