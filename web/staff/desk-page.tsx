import { type ReactNode, useEffect, useRef } from 'react';
import { useStaffText } from './staff-text.tsx';

let pagesShown = 0;

/** A page of the desk with its title. After a move inside the desk the heading takes the focus. */
export function DeskPage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { text } = useStaffText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (pagesShown > 0) heading.current?.focus();
    pagesShown += 1;
  }, []);
  return (
    <>
      <title>{`${title} - ${text.frame.deskName}`}</title>
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </>
  );
}
