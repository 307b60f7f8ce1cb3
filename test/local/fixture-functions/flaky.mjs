let calls = 0;

export async function handler({ id }) {
  calls += 1;
  if (id.startsWith('broken')) throw Object.assign(new Error('never answers'), { name: 'RegisterUnansweredError' });
  if (calls % 3 !== 0) throw Object.assign(new Error('try again'), { name: 'RegisterUnansweredError' });
  return { calls };
}
