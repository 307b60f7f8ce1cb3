import { change } from './table.mjs';

export async function handler({ id, taskToken }) {
  await change(id, { taskToken });
}
