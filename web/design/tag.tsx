import { Icon } from './icon.tsx';
import { TONE_ICON, type Tone } from './tone.ts';

/** A state as a word with icon and colour. Works on the server. */
export function Tag({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return (
    <span className="tag" data-tone={tone}>
      <Icon name={TONE_ICON[tone]} />
      {children}
    </span>
  );
}
