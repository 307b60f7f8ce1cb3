const atLoad = process.env.GREETING;

export async function handler(event, context) {
  switch (event.queryStringParameters?.mode) {
    case 'throw':
      throw new TypeError('Something broke');
    case 'not-a-response':
      return { answer: 42 };
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, 5000));
  }
  return {
    statusCode: 201,
    headers: { 'X-Greeting': atLoad, 'Content-Type': 'application/json' },
    multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
    body: JSON.stringify({
      event,
      later: process.env.GREETING ?? null,
      remaining: context.getRemainingTimeInMillis(),
      name: context.functionName,
    }),
  };
}
