import * as z from 'zod';
import type { Ticks } from '../../clock/timeline.ts';
import type { VirtualClock } from '../../clock/virtual-clock.ts';
import { StartupError } from '../../storage/startup-error.ts';
import type { DeadLetters } from '../dead-letters/dead-letters.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Stack } from '../stack/stack.ts';

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
  idle?: Idle;
}

/** Ticks before `until` find nothing to do, as long as `calls` remains the number of calls that may have changed it. */
interface Idle {
  readonly until: number;
  readonly calls: number;
}

/**
 * The answer of a target that has nothing to do before `nextDueAt`; null means never. One that has changed nothing says
 * so: the other targets would find what they found before.
 */
const answerSchema = z.object({
  nextDueAt: z.iso.datetime().nullable(),
  changedNothing: z.literal(true).optional(),
});

interface SchedulesDeps {
  readonly stack: Stack;
  readonly functions: Functions;
  readonly deadLetters: DeadLetters;
  readonly clock: Pick<VirtualClock, 'now' | 'real'>;
}

/**
 * The `rate(...)` rules of the stack. They tick at whole multiples of their period, so a restart needs no stored state.
 *
 * The result of a scheduled call depends on the table and the time alone. A call that answers when its next work is due
 * would find nothing at any earlier tick, unless another function is called meanwhile that may change the table. Such
 * ticks are skipped.
 * Otherwise moving the clock by a year would call the target 8,760 times for an unchanged table. On the machine's time
 * no tick is skipped.
 *
 * @throws StartupError for a schedule that is not a rate
 */
export function schedules({ stack, functions, deadLetters, clock }: SchedulesDeps): Ticks {
  const rules = stack.resources('AWS::Events::Rule').flatMap(({ logicalId, properties }) => {
    const rule = ruleSchema.parse(properties);
    if (rule.ScheduleExpression === undefined || rule.State !== 'ENABLED') return [];
    const periodMs = periodOf(logicalId, rule.ScheduleExpression);
    return [
      {
        name: logicalId,
        periodMs,
        targets: rule.Targets,
        next: tickAfter(clock.now().getTime(), periodMs),
      } satisfies Rule,
    ];
  });

  let withoutChange = 0;
  /** The calls of functions that may have changed the table. */
  const changingCalls = () => functions.calls() - withoutChange;

  /** Any call but those `before` and this one, even one that this one causes, may change the table. */
  const call = async (rule: Rule, target: Rule['targets'][number], tick: Date, before: number): Promise<void> => {
    const event = target.Input === undefined ? scheduledEvent(rule, tick) : JSON.parse(target.Input);
    try {
      const answer = answerSchema.safeParse(await functions.invoke(target.Arn, event));
      if (!answer.success || rule.targets.length > 1 || clock.real) return;
      const { nextDueAt, changedNothing } = answer.data;
      if (changedNothing) withoutChange += 1;
      const calls = changedNothing ? before : before + 1;
      rule.idle = { until: nextDueAt === null ? Number.POSITIVE_INFINITY : Date.parse(nextDueAt), calls };
    } catch (error) {
      deadLetters.add({ source: rule.name, function: target.Arn, event, error });
    }
  };

  return {
    nextTick() {
      const earliest = Math.min(...rules.map((rule) => nextTickOf(rule, changingCalls())));
      return Number.isFinite(earliest) ? new Date(earliest) : undefined;
    },
    passTo(now) {
      for (const rule of rules) {
        const passed = Math.min(nextTickOf(rule, changingCalls()), firstTickFrom(now.getTime(), rule));
        rule.next = Math.max(rule.next, passed);
      }
    },
    fire(tick) {
      const before = changingCalls();
      for (const rule of rules.filter((rule) => nextTickOf(rule, changingCalls()) <= tick.getTime())) {
        rule.next = tickAfter(tick.getTime(), rule.periodMs);
        for (const target of rule.targets) void call(rule, target, tick, before);
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

function nextTickOf(rule: Rule, calls: number): number {
  return rule.idle?.calls === calls ? Math.max(rule.next, firstTickFrom(rule.idle.until, rule)) : rule.next;
}

function firstTickFrom(instant: number, { periodMs }: Rule): number {
  return Math.ceil(instant / periodMs) * periodMs;
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
