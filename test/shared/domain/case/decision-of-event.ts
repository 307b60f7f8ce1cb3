import type { Application } from '../../../../shared/domain/case/application.ts';
import type { Change } from '../../../../shared/domain/case/change.ts';
import type { BEGINS_OF_CASES, EventName, Transition } from '../../../../shared/domain/transitions.ts';
import type { Desk } from './desk.ts';

/** Which row of the table is meant, where several have the event and the phase before. */
export type RowOf = Partial<Pick<Transition, 'to' | 'who'>>;

export type Begin = (typeof BEGINS_OF_CASES)[number];

/** Makes the decision of an event that happens to a case. */
export type Decide = (application: Application, desk: Desk, row?: RowOf) => Change;

export type Decisions = Partial<Readonly<Record<Exclude<EventName, Begin>, Decide>>>;
