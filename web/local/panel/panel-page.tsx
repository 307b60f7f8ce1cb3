import { ClockSection } from '../clock/clock-section.tsx';
import { useLocalText } from '../local-text.tsx';
import { WorkflowSection } from '../workflow/workflow-section.tsx';
import { FaultsSection } from './faults-section.tsx';
import { MessagesSection } from './messages-section.tsx';
import { TransfersSection } from './transfers-section.tsx';

/** What the run can be told to do, and what it does. */
export function PanelPage() {
  const { language, text } = useLocalText();
  return (
    <>
      <title>{text.panel.title}</title>
      <h1>{text.panel.title}</h1>
      <p>
        <a href={`/local/people?lang=${language}`}>{text.panel.people}</a>
      </p>
      <ClockSection />
      <WorkflowSection />
      <FaultsSection />
      <MessagesSection />
      <TransfersSection />
    </>
  );
}
