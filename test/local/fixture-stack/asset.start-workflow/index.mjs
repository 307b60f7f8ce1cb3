import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';

export async function handler({ Records }) {
  const workflows = new SFNClient({});
  for (const { dynamodb } of Records) {
    const id = dynamodb.NewImage.id.S;
    await workflows.send(
      new StartExecutionCommand({ stateMachineArn: process.env.WORKFLOW_ARN ?? workflowArn, name: `${id}-1`, input: JSON.stringify({ id }) }),
    );
  }
  return { batchItemFailures: [] };
}

const workflowArn = process.env.WORKFLOW_ARN;
