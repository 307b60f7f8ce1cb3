import { Alert } from '../design/alert.tsx';

/** Says that something was done, where the form or the button stood that did it. It takes over the focus. */
export function Done({ children }: { readonly children: string }) {
  return (
    <div tabIndex={-1} ref={takeFocus}>
      <Alert tone="done" title={children} announced />
    </div>
  );
}

function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
