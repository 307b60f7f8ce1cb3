export async function handler(event) {
  const token = event.headers.Authorization ?? event.headers.authorization;
  if (token === 'break') throw new Error('The key set does not answer');
  if (!/^(allow|deny) /.test(token)) throw new Error('Unauthorized');
  const [effect, sub] = token.split(' ');
  return {
    principalId: sub,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Action: 'execute-api:Invoke',
          Effect: effect === 'allow' ? 'Allow' : 'Deny',
          Resource: event.methodArn.replace(/\/.*$/, '/*'),
        },
      ],
    },
    context: { sub, attempts: 2 },
  };
}
