import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { TONE_ICON, type Tone } from './tone.ts';

interface AlertProps {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Says it aloud when it appears after the page has loaded. */
  readonly announced?: boolean;
}

/** A message that stands in the page. Works on the server. */
export function Alert({ tone = 'info', title, children, announced = false }: AlertProps) {
  return (
    <div className="alert" data-tone={tone} role={announced ? 'alert' : undefined}>
      <Icon name={TONE_ICON[tone]} />
      <div>
        {title && <p className="alert-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
