import type { Template } from 'aws-cdk-lib/assertions';
import { onlyResourceOf } from '../synthesised-stack.ts';

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
  const parts: readonly (string | Readonly<Record<string, unknown>>)[] = Object(Properties.DefinitionString)[
    'Fn::Join'
  ][1];
  return JSON.parse(
    parts
      .map((part) => {
        if (typeof part === 'string') return part;
        if (part.Ref === 'AWS::Partition') return 'aws-cn';
        return `arn:aws-cn:lambda:cn-north-1:111122223333:function:${Object(part['Fn::GetAtt'])[0]}`;
      })
      .join(''),
  );
}
