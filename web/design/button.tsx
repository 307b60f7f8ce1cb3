import type { ReactNode } from 'react';

type Kind = 'primary' | 'secondary' | 'danger';

interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: Kind;
  readonly type?: 'button' | 'submit';
  /** Work is under way. The button stays in the order of focus and does nothing. */
  readonly busy?: boolean;
  readonly onClick?: () => void;
}

export function Button({ children, kind = 'primary', type = 'button', busy = false, onClick }: ButtonProps) {
  return (
    <button
      className="button"
      data-kind={kind}
      type={type}
      aria-disabled={busy || undefined}
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
