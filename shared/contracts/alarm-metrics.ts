/** The metrics that wake an operator; infra has an alarm on each. */
export const ALARM_METRICS = [
  'ApplicationOverdue',
  'ApplicationParked',
  'CalendarMissing',
  'MessagesRefused',
  'PaymentContradiction',
] as const;
export type AlarmMetric = (typeof ALARM_METRICS)[number];
