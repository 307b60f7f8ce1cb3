import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { Alert } from '../../design/alert.tsx';
import { LinkButton } from '../../design/button.tsx';
import { useCitizenText } from '../citizen-text.tsx';

interface NothingToChangeProps {
  readonly applicationId: string;
  readonly children: string;
}

/** Why nothing can be changed, with the way to the application. */
export function NothingToChange({ applicationId, children }: NothingToChangeProps) {
  const { language, text } = useCitizenText();
  return (
    <Alert tone="attention" announced>
      <p>{children}</p>
      <LinkButton href={pathIn(language, `/applications/${applicationId}`)}>{text.correction.toApplication}</LinkButton>
    </Alert>
  );
}
