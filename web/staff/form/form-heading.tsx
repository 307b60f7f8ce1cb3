/** What a form is for. It takes the focus when the form opens, so that the keyboard goes on in the form. */
export function FormHeading({ children }: { readonly children: string }) {
  return (
    <h3 tabIndex={-1} ref={takeFocus}>
      {children}
    </h3>
  );
}

function takeFocus(element: { focus(): void } | null): void {
  element?.focus();
}
