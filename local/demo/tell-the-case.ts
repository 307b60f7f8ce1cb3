import { beijingDate } from '../../shared/domain/civil-date.ts';
import { correctedAndApproved } from './acts/corrected-and-approved.ts';
import { objectedAndDismissed } from './acts/objected-and-dismissed.ts';
import { publicised, suspendedAndLifted } from './acts/publicised.ts';
import { refusedAndReconsidered } from './acts/refused-and-reconsidered.ts';
import { lookBack, returnedAndPaid } from './acts/returned-and-paid.ts';
import { caseDesk } from './case-desk.ts';
import { freshCast } from './cast.ts';
import { consoleNarrator } from './narrator.ts';
import type { ServiceClient } from './service-client.ts';
import { serviceClock } from './service-clock.ts';

/**
 * Takes a fictional welder from the application to the payment, over HTTP alone, through nearly everything that can go
 * wrong, and prints each step.
 *
 * Each run has its own people, so the demo can run many times on one service.
 *
 * @throws DemoFailure if the service does something else than the story says
 */
export async function tellTheCase(client: ServiceClient): Promise<void> {
  const clock = serviceClock(client.local);
  const cast = freshCast(beijingDate(await clock.now()));
  const desk = caseDesk(client, cast);
  const stage = { desk, clock, cast, narrate: consoleNarrator(clock).step, token: await desk.applicantToken() };

  const { refusedId, admittedId } = await refusedAndReconsidered(stage);
  await correctedAndApproved(stage, admittedId);
  await suspendedAndLifted(stage, admittedId, await publicised(stage, admittedId));
  await objectedAndDismissed(stage, admittedId, await publicised(stage, admittedId));
  await returnedAndPaid(stage, admittedId);
  await lookBack(stage, [refusedId, admittedId]);
}
