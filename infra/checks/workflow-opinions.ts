import { createRequire } from 'node:module';

type AslValidator = (machine: unknown) => { readonly isValid: boolean; readonly errorsText: () => string };

interface StateLint {
  validate(machine: unknown): readonly string[];
}

/** Both packages are CommonJS without types. */
const load = createRequire(import.meta.url);
const aslValidator: AslValidator = load('asl-validator');
const stateLint: () => StateLint = load('@wmfs/statelint');

/**
 * What two validators of the Amazon States Language find in every state machine of a template.
 *
 * @returns one line for each finding; empty where there is none
 */
export function workflowOpinions(template: {
  readonly Resources: Readonly<Record<string, unknown>>;
}): readonly string[] {
  return Object.entries(template.Resources).flatMap(([id, resource]) => {
    const { Type, Properties } = Object(resource);
    if (Type !== 'AWS::StepFunctions::StateMachine') return [];
    const machine: unknown = JSON.parse(withMadeUpArns(Properties.DefinitionString));
    const { isValid, errorsText } = aslValidator(machine);
    return [
      ...(isValid ? [] : [`${id}, asl-validator: ${errorsText()}`]),
      ...stateLint()
        .validate(withoutQueryLanguage(machine))
        .map((problem) => `${id}, statelint: ${problem}`),
    ];
  });
}

/** The text of a definition. CloudFormation fills in the partition and ARNs at deployment; here they are made up. */
function withMadeUpArns(definition: unknown): string {
  if (typeof definition === 'string') return definition;
  const [separator, parts] = Object(definition)['Fn::Join'];
  return parts.map(madeUp).join(separator);
}

function madeUp(part: unknown): string {
  if (typeof part === 'string') return part;
  return Object(part).Ref === 'AWS::Partition' ? 'aws' : 'arn:aws:lambda:cn-north-1:123456789012:function:made-up';
}

/** statelint knows the language of 2023, in which a state has no `QueryLanguage`. JSONPath is the default anyway. */
function withoutQueryLanguage(machine: unknown): unknown {
  return JSON.parse(JSON.stringify(machine, (key, value) => (key === 'QueryLanguage' ? undefined : value)));
}
