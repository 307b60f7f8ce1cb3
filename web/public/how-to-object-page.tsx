import { pathIn } from '../../shared/contracts/portal-pages.ts';
import { LinkButton } from '../design/button.tsx';
import { Document, type PublicPageProps } from './document.tsx';

/** How to object, that it takes a name, and what happens with it. */
export function HowToObjectPage(page: PublicPageProps) {
  const { language, text } = page;
  const { how } = text.lists;
  const sections = [
    [how.anonymous, how.anonymousText],
    [how.when, how.whenText],
    [how.next, how.nextText],
    [how.data, how.dataText],
  ] as const;
  return (
    <Document {...page} title={how.title} path="/objections/how">
      <h2>{how.steps}</h2>
      <ol>
        {[how.find, how.name, how.statement, how.receipt].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {sections.map(([title, said]) => (
        <section key={title}>
          <h2>{title}</h2>
          <p>{said}</p>
        </section>
      ))}
      <div className="actions">
        <LinkButton href={pathIn(language, '/notices')}>{how.notices}</LinkButton>
        <LinkButton kind="secondary" href={pathIn(language, '/objections')}>
          {how.lookUp}
        </LinkButton>
      </div>
    </Document>
  );
}
