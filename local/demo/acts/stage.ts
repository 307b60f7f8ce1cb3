import type { StaffRole } from '../../../shared/domain/actor.ts';
import { CITY_AGENCY } from '../../../shared/domain/agency-code.ts';
import type { Phase } from '../../../shared/domain/phase.ts';
import type { Application, CaseDesk } from '../case-desk.ts';
import type { Cast } from '../cast.ts';
import type { Narrator } from '../narrator.ts';
import { DemoFailure } from '../service-client.ts';
import type { ServiceClock } from '../service-clock.ts';

/** What every act of the story is played with. */
export interface Stage {
  readonly desk: CaseDesk;
  readonly clock: ServiceClock;
  readonly cast: Cast;
  readonly narrate: Narrator['step'];
  /** The welder's access token. */
  readonly token: string;
}

/** A member of staff of the story: who it is, and the token to act with. */
export interface Actor {
  readonly who: string;
  readonly token: string;
}

/** The agency's one member of staff with a role. */
export function staffOf({ desk, cast }: Stage, role: StaffRole, name: string): Promise<Actor> {
  return actor(desk, { role, name, agency: cast.agency });
}

/** A member of the city's staff, who may act for every agency. */
export function cityStaff({ desk }: Stage, role: StaffRole, name: string): Promise<Actor> {
  return actor(desk, { role, name, agency: CITY_AGENCY });
}

async function actor(
  desk: CaseDesk,
  { role, name, agency }: { readonly role: StaffRole; readonly name: string; readonly agency: string },
): Promise<Actor> {
  const place = agency === CITY_AGENCY ? 'the city' : `agency ${agency}`;
  const token = await desk.staffToken(`demo-${role}-${agency}-${name}`, name, { role, agency });
  return { who: `${name}, ${role} of ${place}`, token };
}

/** The case as its applicant sees it. @throws DemoFailure where it is in another phase */
export async function inPhase({ desk, token }: Stage, applicationId: string, phase: Phase): Promise<Application> {
  const application = await desk.read(token, applicationId);
  if (application.phase === phase) return application;
  throw new DemoFailure(`Expected ${applicationId} in ${phase}, saw ${show(application)}`);
}

/** What must be known at a point of the story. @throws DemoFailure where it is not */
export function known<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new DemoFailure(`Expected ${what}, saw none`);
  return value;
}

export function show(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}
