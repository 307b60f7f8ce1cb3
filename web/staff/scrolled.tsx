import type { ReactNode } from 'react';

/** A wide table on a narrow screen: it scrolls inside this region, which the keyboard can reach; the page does not. */
export function Scrolled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a pointer, only the focus can scroll it.
    <section className="scrolled" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
