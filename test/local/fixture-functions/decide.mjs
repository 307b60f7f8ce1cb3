import { SendTaskFailureCommand, SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { change, read } from './table.mjs';

export async function handler(event) {
  const { id } = event.pathParameters;
  const { taskToken, until } = await read(id);
  const workflows = new SFNClient({});
  try {
    if (JSON.parse(event.body).fail) {
      await workflows.send(new SendTaskFailureCommand({ taskToken, error: 'ReviewFailed', cause: 'no' }));
    } else {
      await change(id, { phase: 'WAITING' });
      await workflows.send(
        new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ id, phase: 'WAITING', until }) }),
      );
    }
    return { statusCode: 200, body: '{}' };
  } catch (error) {
    return { statusCode: 409, body: JSON.stringify({ error: error.name }) };
  }
}
