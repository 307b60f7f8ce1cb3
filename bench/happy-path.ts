import { caseDesk } from '../local/demo/case-desk.ts';
import { freshCast } from '../local/demo/cast.ts';
import { serviceClient } from '../local/demo/service-client.ts';
import { serviceClock } from '../local/demo/service-clock.ts';
import { routes } from '../shared/contracts/routes.ts';
import { beijingDate } from '../shared/domain/civil-date.ts';

/**
 * Takes one fictional case from application to payment over HTTP, and reads what the people of the case would read.
 *
 * @throws Error if the service refuses a step, or the case is not paid in the end
 */
export async function followHappyPath(url: string): Promise<void> {
  const client = serviceClient(url);
  const clock = serviceClock(client.local);
  const cast = freshCast(beijingDate(await clock.now()));
  const desk = caseDesk(client, cast);
  const token = await desk.applicantToken();

  await desk.setFacts();
  await client.local.setAccount(cast.welder.accountNumber, { outcome: 'PAID' });
  const { applicationId } = await desk.submit(token);
  await clock.settle();
  await desk.certificateReview(token, applicationId);
  await client.ask(routes.listOwnApplications, { token });

  const place = { role: 'fund-reviewer', agency: cast.agency };
  const staff = await desk.staffToken('bench-reviewer', '资样员', place);
  const { taskId } = await desk.openTask(staff, 'FUND_REVIEW', applicationId);
  await client.ask(routes.readTask, { token: staff, params: { taskId } });
  await client.ask(routes.decideTask, { token: staff, params: { taskId }, body: { outcome: 'APPROVE' } });
  await clock.settle();

  const { publishAt = '' } = await desk.read(token, applicationId);
  await clock.advanceTo(publishAt);
  const { noticeId = '', closesAt = '' } = await desk.read(token, applicationId);
  await client.ask(routes.listNotices, {});
  await desk.noticeEntry(noticeId);
  await clock.advanceTo(closesAt);
  // The payment is ordered at 10:00 of the working day after the close.
  await clock.advanceBy('PT10H');
  await clock.settle();

  const { phase } = await desk.read(token, applicationId);
  if (phase !== 'PAID') throw new Error(`The case of the happy path ended in ${phase}`);
}
