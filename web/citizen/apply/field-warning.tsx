import { Icon } from '../../design/icon.tsx';
import { TONE_ICON } from '../../design/tone.ts';

/** What looks mistyped. It hinders nothing, so the field is not marked as wrong. */
export function FieldWarning({ children }: { readonly children: string }) {
  return (
    <strong className="field-warning">
      <Icon name={TONE_ICON.attention} /> {children}
    </strong>
  );
}
