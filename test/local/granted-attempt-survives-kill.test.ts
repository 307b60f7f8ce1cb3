import { expect, test } from 'vitest';
import { fictionalApplication } from '../../fictional/fictional-application.ts';
import { introductions } from '../../local/world/seeded-world.ts';
import { routes } from '../../shared/contracts/routes.ts';
import { EXPLANATION } from '../support/decisions.ts';
import { killableRun } from './killable-run.ts';

const { current, killAndRestart } = killableRun();

test.each([
  ['by the registers', false],
  ['by staff', true],
])(
  'the attempt in place of a refusal %s goes on after a kill right after the decision, and is paid once',
  async (_, byStaff) => {
    const person = introductions[byStaff ? 1 : 0];
    if (!person) throw new Error('The world has people');
    const { idNumber, name, phone, certificate, accountNumber } = person;
    const { number, ...held } = certificate;
    const applicant = await current().local.token({ kind: 'applicant', idNumber, name, phone });
    const staffToken = (role: string) =>
      current().local.token({ kind: 'staff', staffId: role, name: '员工', roles: [role], agency: '210200' });
    const registered = { ...held, holderIdNumber: idNumber, holderName: name };
    const decide = async (applicationId: string, role: string, body: { outcome: 'APPROVE' | 'REFUSE' | 'GRANT' }) => {
      const token = await staffToken(role);
      const { tasks } = await current().ask(routes.listTasks, { token, query: { status: 'OPEN' } });
      const taskId = tasks.find((task) => task.applicationId === applicationId)?.taskId ?? '';
      const explained = { ...body, ...(body.outcome === 'REFUSE' && { explanation: EXPLANATION }) };
      await current().ask(routes.decideTask, { token, params: { taskId }, body: explained });
    };
    const read = (applicationId: string) =>
      current().ask(routes.readOwnApplication, { token: applicant, params: { applicationId } });

    if (!byStaff) await current().local.putCertificate(number, { ...registered, status: 'REVOKED' });
    const { applicationId } = await current().ask(routes.submitApplication, {
      token: applicant,
      body: fictionalApplication(person, certificate),
      idempotencyKey: `once-${idNumber}`,
    });
    await current().local.settle();
    if (byStaff) await decide(applicationId, 'fund-reviewer', { outcome: 'REFUSE' });
    await current().local.putCertificate(number, { ...registered, status: 'VALID' });
    await current().ask(routes.requestReconsideration, {
      token: applicant,
      params: { applicationId },
      body: { statement: '所持证书可在官方系统查到，请重新核验。' },
      idempotencyKey: `again-${idNumber}`,
    });

    await decide(applicationId, 'supervisor', { outcome: 'GRANT' });
    await killAndRestart();
    await current().local.settle();

    const fallen = await read(applicationId);
    expect(fallen).toMatchObject({ phase: 'REJECTED', overturned: { text: '已被撤销' } });
    const attempt = fallen.overturned?.applicationId ?? '';
    expect(await read(attempt)).toMatchObject({ attempt: 2, phase: 'FUND_REVIEW' });
    await decide(attempt, 'fund-reviewer', { outcome: 'APPROVE' });
    const { closesAt = '' } = await read(attempt);
    await current().local.advanceTo(closesAt);
    await current().local.advanceBy('P5D');
    expect(await read(attempt)).toMatchObject({ phase: 'PAID' });
    const transfers = (await current().local.transfers()).filter(
      (transfer) => transfer.accountNumber === accountNumber,
    );
    expect(transfers).toMatchObject([{ paymentId: `${attempt}-1`, outcome: 'PAID' }]);
  },
);
