import { LinkButton } from './button.tsx';

interface PagerProps {
  readonly label: string;
  readonly first?: { readonly href: string; readonly text: string };
  readonly next?: { readonly href: string; readonly text: string };
}

/** The way through a list that comes in pages: only forwards, and back to its beginning. Works on the server. */
export function Pager({ label, first, next }: PagerProps) {
  if (!first && !next) return null;
  return (
    <nav className="pager" aria-label={label}>
      {first && (
        <LinkButton kind="secondary" href={first.href}>
          {first.text}
        </LinkButton>
      )}
      {next && (
        <LinkButton kind="secondary" href={next.href}>
          {next.text}
        </LinkButton>
      )}
    </nav>
  );
}
