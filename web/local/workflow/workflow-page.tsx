import { useParams } from 'wouter';
import { Broken, Loading } from '../../design/states.tsx';
import { useLocalText } from '../local-text.tsx';
import { CaseWorkflow } from './case-workflow.tsx';
import { ChooseCase } from './choose-case.tsx';
import { Drawing } from './drawing.tsx';
import { useWorkflowDrawing } from './workflow-api.ts';

/** The workflow drawn from the state machine, with the steps of the case that the address names. */
export function WorkflowPage() {
  const { text } = useLocalText();
  const words = text.workflow;
  const { applicationId } = useParams();
  const choose = (
    <section aria-labelledby="choose">
      <h2 id="choose">{words.choose}</h2>
      <ChooseCase chosen={applicationId} />
    </section>
  );
  return (
    <>
      <title>{words.title}</title>
      <h1>{words.title}</h1>
      <p>{words.about}</p>
      {applicationId === undefined ? (
        <>
          {choose}
          <WholeWorkflow />
        </>
      ) : (
        <>
          <CaseWorkflow key={applicationId} applicationId={applicationId} />
          {choose}
        </>
      )}
    </>
  );
}

/** The workflow without a case. */
function WholeWorkflow() {
  const { text } = useLocalText();
  const { data, error, refetch } = useWorkflowDrawing();
  if (error) return <Broken text={text.unreachable} retryLabel={text.retry} onRetry={refetch} />;
  return data ? <Drawing drawing={data} steps={[]} current={[]} /> : <Loading>{text.loading}</Loading>;
}
