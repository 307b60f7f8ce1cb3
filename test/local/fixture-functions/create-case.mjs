import { now, put, read } from './table.mjs';

export async function handler(event) {
  if (event.httpMethod === 'GET') {
    const item = await read(event.pathParameters.id);
    return { statusCode: item ? 200 : 404, body: JSON.stringify(item ?? {}) };
  }
  const { id, until } = JSON.parse(event.body);
  await put({ pk: `CASE#${id}`, sk: 'CASE', id, until, phase: 'CHECKING', createdAt: now() });
  await put({ pk: `CASE#${id}`, sk: 'EVENT#1', id, event: 'SUBMITTED' });
  return { statusCode: 201, body: JSON.stringify({ id }) };
}
