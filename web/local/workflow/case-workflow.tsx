import { useState } from 'react';
import { SelectField } from '../../design/field.tsx';
import { Broken, Empty, Loading } from '../../design/states.tsx';
import { idText } from '../../text/format.ts';
import { ClockSection } from '../clock/clock-section.tsx';
import { useLocalState } from '../local-api.ts';
import { useLocalText } from '../local-text.tsx';
import { Drawing } from './drawing.tsx';
import { standingText } from './standing-text.ts';
import { StepList } from './step-list.tsx';
import { type Execution, useWorkflowDrawing } from './workflow-api.ts';

/** The workflow with the steps of a case, and where the case is now. It follows the clock by itself. */
export function CaseWorkflow({ applicationId }: { readonly applicationId: string }) {
  const { language, text } = useLocalText();
  const words = text.workflow;
  const [chosen, setChosen] = useState<string>();
  const path = `/local/executions/${encodeURIComponent(applicationId)}`;
  const { data, error, refetch } = useLocalState<{ readonly executions: readonly Execution[] }>(path);
  const drawing = useWorkflowDrawing();
  const executions = data?.executions ?? [];
  const execution = executions.find(({ name }) => name === chosen) ?? executions.at(-1);
  return (
    <>
      <h2 className="number">{idText(applicationId)}</h2>
      {!(data && drawing.data) && !error && !drawing.error && <Loading>{text.loading}</Loading>}
      {error && <Broken text={text.unreachable} retryLabel={text.retry} onRetry={refetch} />}
      {drawing.error && <Broken text={text.unreachable} retryLabel={text.retry} onRetry={drawing.refetch} />}
      {data && !execution && <Empty text={words.noExecution} />}
      {executions.length > 1 && (
        <SelectField
          id="execution"
          label={words.execution}
          options={executions.map(({ name }, index) => ({ value: name, label: `${index + 1}` }))}
          value={execution?.name ?? ''}
          onChange={(event) => setChosen(event.target.value)}
        />
      )}
      {execution && (
        <p role="status">
          <strong>{standingText(execution, { language, text })}</strong>
        </p>
      )}
      {execution && !execution.isComplete && <p>{words.incomplete}</p>}
      {drawing.data && execution && (
        <Drawing drawing={drawing.data} steps={execution.steps} current={execution.current} />
      )}
      <ClockSection />
      {execution && execution.steps.length > 0 && (
        <section aria-labelledby="steps">
          <h2 id="steps">{words.steps}</h2>
          <StepList steps={execution.steps} />
        </section>
      )}
    </>
  );
}
