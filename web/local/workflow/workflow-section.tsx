import { pathIn } from '../../../shared/contracts/portal-pages.ts';
import { useLocalText } from '../local-text.tsx';
import { ChooseCase } from './choose-case.tsx';

/** The way from the panel to the workflow of a case. */
export function WorkflowSection() {
  const { language, text } = useLocalText();
  const words = text.workflow;
  return (
    <section aria-labelledby="workflow">
      <h2 id="workflow">{words.title}</h2>
      <p>
        <a className="touch-link" href={pathIn(language, '/local/workflow')}>
          {words.whole}
        </a>
      </p>
      <ChooseCase />
    </section>
  );
}
