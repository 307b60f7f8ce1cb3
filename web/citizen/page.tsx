import { type ReactNode, useEffect, useRef } from 'react';
import { useCitizenText } from './citizen-text.tsx';

let pagesShown = 0;

/**
 * A page with its title, which is also the title of the window. When a link leads here without loading a page, the
 * heading takes the focus, so that a screen reader says where one is.
 */
export function Page({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { text } = useCitizenText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (pagesShown > 0) heading.current?.focus();
    pagesShown += 1;
  }, []);
  return (
    <>
      <title>{`${title} - ${text.frame.serviceName}`}</title>
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {children}
    </>
  );
}
