import * as z from 'zod';
import type { DeadLetters } from './dead-letters.ts';
import type { Functions } from './functions.ts';
import type { Stack } from './stack.ts';
import { StartupError } from './startup-error.ts';

export interface Schedules {
  /** The earliest tick not yet fired, or undefined where nothing is scheduled. */
  readonly nextTick: () => Date | undefined;
  /** Calls the targets of every rule that ticks at this instant. */
  readonly fire: (tick: Date) => void;
}

const ruleSchema = z.object({
  ScheduleExpression: z.string().optional(),
  State: z.string().default('ENABLED'),
  Targets: z.array(z.object({ Arn: z.string(), Input: z.string().optional() })).default([]),
});

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

interface Rule {
  readonly name: string;
  readonly periodMs: number;
  readonly targets: z.output<typeof ruleSchema>['Targets'];
  next: number;
}

interface SchedulesDeps {
  readonly stack: Stack;
  readonly functions: Functions;
  readonly deadLetters: DeadLetters;
  readonly now: Date;
}

/**
 * The `rate(...)` rules of the stack. They tick at whole multiples of their period, so a restart needs no memory of them.
 *
 * @throws StartupError for a schedule that is not a rate
 */
export function schedules({ stack, functions, deadLetters, now }: SchedulesDeps): Schedules {
  const rules = stack.resources('AWS::Events::Rule').flatMap(({ logicalId, properties }) => {
    const rule = ruleSchema.parse(properties);
    if (rule.ScheduleExpression === undefined || rule.State !== 'ENABLED') return [];
    const periodMs = periodOf(logicalId, rule.ScheduleExpression);
    return [
      { name: logicalId, periodMs, targets: rule.Targets, next: tickAfter(now.getTime(), periodMs) } satisfies Rule,
    ];
  });

  const call = async (rule: Rule, target: Rule['targets'][number], tick: Date): Promise<void> => {
    const event = target.Input === undefined ? scheduledEvent(rule, tick) : JSON.parse(target.Input);
    try {
      await functions.invoke(target.Arn, event);
    } catch (error) {
      deadLetters.add({ source: rule.name, function: target.Arn, event, error });
    }
  };

  return {
    nextTick: () => (rules.length > 0 ? new Date(Math.min(...rules.map((rule) => rule.next))) : undefined),
    fire(tick) {
      for (const rule of rules.filter(({ next }) => next <= tick.getTime())) {
        rule.next = tickAfter(tick.getTime(), rule.periodMs);
        for (const target of rule.targets) void call(rule, target, tick);
      }
    },
  };
}

function periodOf(name: string, expression: string): number {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const unitMs = UNIT_MS[unit];
  if (count === undefined || unitMs === undefined) {
    throw new StartupError(`The schedule ${name} is "${expression}"; the local run knows rate(...) only.`);
  }
  return Number(count) * unitMs;
}

function tickAfter(instant: number, periodMs: number): number {
  return Math.floor(instant / periodMs) * periodMs + periodMs;
}

function scheduledEvent(rule: Rule, tick: Date): unknown {
  return {
    version: '0',
    id: `${rule.name}-${tick.getTime()}`,
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '000000000000',
    time: tick.toISOString(),
    region: 'us-east-1',
    resources: [`arn:aws:events:us-east-1:000000000000:rule/${rule.name}`],
    detail: {},
  };
}
