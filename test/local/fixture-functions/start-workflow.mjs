import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';

const workflowArn = process.env.WORKFLOW_ARN;

export async function handler({ Records }) {
  const workflows = new SFNClient({});
  for (const { dynamodb } of Records) {
    const id = dynamodb.NewImage.id.S;
    await workflows.send(
      new StartExecutionCommand({
        stateMachineArn: workflowArn,
        name: `${id}-1`,
        input: JSON.stringify({ id, applicationId: id }),
      }),
    );
  }
  return { batchItemFailures: [] };
}
