import { readFileSync } from 'node:fs';
import { runSimulation } from '@cloud-copilot/iam-simulate';
import * as z from 'zod';
import { simulatedCall } from './simulated-call.ts';

/**
 * Reads calls (`SimulatedCall[]`, JSON) from the standard input, and writes the answer to each, in order, as a JSON
 * array of texts: `Allowed`, or why not.
 *
 * It runs as a process of its own, and is the only file that uses the simulator (decision 38).
 */
const calls = z.array(simulatedCall).parse(JSON.parse(readFileSync(0, 'utf8')));
const answers = await Promise.all(
  calls.map(async ({ principal, action, resource, context, policies, resourcePolicy }) => {
    const simulated = await runSimulation(
      {
        request: {
          principal,
          action,
          resource: { resource, accountId: principal.split(':')[4] ?? '' },
          contextVariables: context,
        },
        identityPolicies: policies.map((policy, index) => ({ name: `policy ${index + 1}`, policy })),
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        ...(resourcePolicy !== undefined && { resourcePolicy }),
      },
      {},
    );
    return simulated.resultType === 'error' ? simulated.errors.message : simulated.overallResult;
  }),
);
console.log(JSON.stringify(answers));
