import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { LinkButton } from '../../design/button.tsx';
import { useCitizenText } from '../citizen-text.tsx';

/** There is no such application of this person. It does not say whether somebody else has it. */
export function UnknownApplication() {
  const { language, text } = useCitizenText();
  const { unknown, back } = text.ownCase;
  return (
    <div className="card">
      <h2>{unknown.title}</h2>
      <p>{unknown.text}</p>
      <LinkButton href={pathIn(language, '/applications')}>{back}</LinkButton>
    </div>
  );
}
