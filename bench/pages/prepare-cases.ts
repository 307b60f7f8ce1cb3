import { fictionalEmployer } from '../../fictional/fictional-person.ts';
import { caseDesk } from '../../local/demo/case-desk.ts';
import { freshCast } from '../../local/demo/cast.ts';
import { serviceClient } from '../../local/demo/service-client.ts';
import { introductions } from '../../local/world/seeded-world.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';

/**
 * Gives the pages something to show: the first seeded person stands on a notice, the second waits for the fund review.
 *
 * @returns the notice
 */
export async function prepareCases(url: string): Promise<string> {
  const client = serviceClient(url);
  const { local } = client;
  const cast = freshCast(beijingDate(new Date(await local.now())));
  const submit = async (index: number, agency: string) => {
    const welder = introductions[index];
    if (!welder) throw new Error(`There is no seeded person ${index}`);
    const employer = fictionalEmployer('样例', index + 1);
    const desk = caseDesk(client, { ...cast, welder, certificate: welder.certificate, employer, agency });
    const token = await desk.applicantToken();
    const { applicationId } = await desk.submit(token);
    return { desk, read: () => desk.read(token, applicationId), applicationId };
  };
  const published = await submit(0, '210202');
  await submit(1, '210203');
  await local.settle();
  const { desk, applicationId } = published;
  const staff = await desk.staffToken('bench-reviewer', '资样员', { role: 'fund-reviewer', agency: '210202' });
  await desk.decideOpen(staff, 'FUND_REVIEW', applicationId, { outcome: 'APPROVE' });
  await local.settle();
  const { publishAt = '', noticeId = '' } = await published.read();
  await local.advanceTo(publishAt);
  return noticeId;
}
