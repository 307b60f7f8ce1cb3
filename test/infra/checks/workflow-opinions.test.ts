import { expect, test } from 'vitest';
import { workflowOpinions } from '../../../infra/checks/workflow-opinions.ts';
import { synthesisedStack } from '../synthesised-stack.ts';

const templateOf = (machine: object) => ({
  Resources: {
    Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: JSON.stringify(machine) } },
  },
});

test('asl-validator and statelint find nothing in our workflow', () => {
  const { Resources } = synthesisedStack().toJSON();
  expect(workflowOpinions({ Resources })).toEqual([]);
});

test('asl-validator and statelint both find a state that leads nowhere', () => {
  const findings = workflowOpinions(templateOf({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } }));
  expect(findings).toContainEqual(expect.stringMatching(/^Machine, asl-validator: /));
  expect(findings).toContainEqual(expect.stringMatching(/^Machine, statelint: /));
});
