import type { ReactNode } from 'react';

type Kind = 'primary' | 'secondary' | 'danger';

interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: Kind;
  readonly type?: 'button' | 'submit';
  /** Work is under way. The button stays in the order of focus and does nothing. */
  readonly busy?: boolean;
  /** Whether what the button shows and hides is shown. */
  readonly expanded?: boolean;
  /** Its name where its word alone would not tell, such as one of several downloads. It begins with the word. */
  readonly 'aria-label'?: string;
  readonly onClick?: () => void;
}

export function Button({
  children,
  kind = 'primary',
  type = 'button',
  busy = false,
  expanded,
  onClick,
  'aria-label': label,
}: ButtonProps) {
  return (
    <button
      className="button"
      data-kind={kind}
      type={type}
      aria-disabled={busy || undefined}
      aria-expanded={expanded}
      aria-label={label}
      // A form submits by the click of its button, also at the Enter key.
      onClick={(event) => (busy ? event.preventDefault() : onClick?.())}
    >
      {children}
    </button>
  );
}

/** A link that looks like a button: it leads to a page and changes nothing. Works on the server. */
export function LinkButton(props: { readonly href: string; readonly kind?: Kind; readonly children: ReactNode }) {
  return (
    <a className="button" data-kind={props.kind ?? 'primary'} href={props.href}>
      {props.children}
    </a>
  );
}
