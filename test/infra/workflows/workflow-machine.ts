import type { Template } from 'aws-cdk-lib/assertions';
import { onlyResourceOf, resourcesOf } from '../synthesised-stack.ts';

export interface Rule {
  readonly Variable?: string;
  readonly StringEquals?: string;
  readonly IsPresent?: boolean;
  readonly NumericLessThanPath?: string;
  readonly And?: readonly Rule[];
  readonly Next?: string;
}
export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly MaxAttempts: number;
  readonly BackoffRate: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: string;
}
export interface State {
  readonly Type: string;
  readonly TimestampPath?: string;
  readonly ResultPath?: string | null;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly Rule[];
  readonly Branches?: readonly Machine[];
  readonly Resource?: string;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly {
    readonly ErrorEquals: readonly string[];
    readonly Next: string;
    readonly ResultPath: string | null;
  }[];
}
export interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** The definition as it would be deployed, with made-up ARNs in place of CloudFormation's references. */
export function definitionIn(template: Template): Machine {
  const { Properties } = onlyResourceOf(template, 'AWS::StepFunctions::StateMachine');
  const functions = resourcesOf(template, 'AWS::Lambda::Function');
  const nameOf = (id: string) => String(functions.get(id)?.Properties.FunctionName);
  const parts: readonly (string | Readonly<Record<string, unknown>>)[] = Object(Properties.DefinitionString)[
    'Fn::Join'
  ][1];
  return JSON.parse(
    parts
      .map((part) => {
        if (typeof part === 'string') return part;
        if (part.Ref === 'AWS::Partition') return 'aws-cn';
        return `arn:aws-cn:lambda:cn-north-1:111122223333:function:${nameOf(Object(part['Fn::GetAtt'])[0])}`;
      })
      .join(''),
  );
}

/** The data of a run: what the last step returned. */
export type RunData = Readonly<Record<string, string | number>>;

/**
 * The state after a choice, or the one state that follows.
 *
 * @param ownRun the number of the run that is there
 * @throws Error where a rule compares something that the data does not have, at which Step Functions ends the run
 */
export function nextOf(state: State, data: RunData, ownRun: number): string | undefined {
  return state.Choices?.find((rule) => applies(rule, data, ownRun))?.Next ?? state.Default ?? state.Next;
}

function applies(rule: Rule, data: RunData, ownRun: number): boolean {
  if (rule.And) return rule.And.every((part) => applies(part, data, ownRun));
  if (rule.NumericLessThanPath !== undefined) {
    if (rule.Variable !== '$$.Execution.Input.run') throw new Error(`${rule.Variable} is not the number of the run`);
    return ownRun < Number(valueIn(data, rule.NumericLessThanPath));
  }
  if (rule.IsPresent !== undefined) return nameIn(rule.Variable) in data === rule.IsPresent;
  return valueIn(data, rule.Variable) === rule.StringEquals;
}

function valueIn(data: RunData, path: string | undefined): string | number {
  const value = data[nameIn(path)];
  if (value === undefined) throw new Error(`there is no ${path}`);
  return value;
}

/** The name in a path such as `$.phase`. */
export function nameIn(path = ''): string {
  return path.replace('$.', '');
}
