import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { phoneCodeText } from '../../../functions/contact/phone-code-text.ts';
import { paymentResultBody } from '../../../shared/contracts/payout.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { newestPolicy } from '../../../shared/policy/policies.ts';
import { bank } from '../../../shared/ports/bank.ts';
import { certificateRegistry } from '../../../shared/ports/certificate-registry.ts';
import { employmentRegister } from '../../../shared/ports/employment-register.ts';
import { identityRegister } from '../../../shared/ports/identity-register.ts';
import { messageGateway } from '../../../shared/ports/message-gateway.ts';
import { sign } from '../../../shared/ports/signature.ts';
import { json, loopbackServer } from './loopback-server.ts';
import { portSettings } from './port-settings.ts';

const page = readFileSync(new URL('../../../docs/integrations.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/^```(\S+) ([^\n]+)\n(.*?)^```$/gms)].map(([, language, label, text]) => ({
  language,
  label,
  text: text ?? '',
}));

function example<Shape extends z.ZodMiniType>(label: string, shape: Shape): z.output<Shape> {
  const block = blocks.find((candidate) => candidate.language === 'json' && candidate.label === label);
  return shape.parse(JSON.parse(block?.text ?? 'null'));
}

const text = z.string();
const identityRequest = example('identity request', z.strictObject({ name: text, idNumber: text }));
const employmentRequest = example('employment request', z.strictObject({ idNumber: text, socialSecurityNumber: text }));
const order = example(
  'order request',
  z.strictObject({
    paymentId: text,
    amountFen: z.int(),
    payeeName: text,
    accountNumber: text,
    bankName: text,
    purpose: text,
  }),
);
const anyObject = z.record(z.string(), z.unknown());

describe('the page on integrations', () => {
  const worked = blocks.filter(({ label }) => label === 'signature');

  it('works out a signature for a POST and for a GET', () => {
    expect(worked).toHaveLength(2);
  });

  it.each(worked)('gives a worked signature that anyone can recompute', ({ text: block }) => {
    const { key, timestamp, body, signature } = z
      .object({ key: text, timestamp: text, body: text, signature: text })
      .parse(Object.fromEntries(block.split('\n').map((line) => [line.slice(0, 11).trim(), line.slice(11)])));
    expect(sign(key, Number(timestamp), body)).toBe(signature);
  });

  it('shows what the identity register is asked and answers', async () => {
    const server = await loopbackServer(json(example('identity response', anyObject)));
    const finding = await identityRegister(portSettings(server.url)).checkIdentity(identityRequest);
    expect(finding).toEqual({ outcome: 'yes' });
    expect(JSON.parse(server.received[0]?.rawBody ?? '')).toEqual(identityRequest);
  });

  it('shows what the employment register is asked and answers', async () => {
    const server = await loopbackServer(json(example('employment response', anyObject)));
    const finding = await employmentRegister(portSettings(server.url)).checkEmployment(employmentRequest);
    expect(finding).toEqual({ outcome: 'yes', employer: '海滨船舶重工有限公司', agency: '210211' });
    expect(JSON.parse(server.received[0]?.rawBody ?? '')).toEqual(employmentRequest);
  });

  it('shows what a certificate registry is asked and answers', async () => {
    const request = example('certificate request', z.strictObject({ number: text }));
    const server = await loopbackServer(json(example('certificate response', anyObject)));
    const baseUrls = { SKILL_LEVEL: server.url, VOCATIONAL_QUALIFICATION: '' };
    const finding = await certificateRegistry({ ...portSettings(''), baseUrls }).checkCertificate({
      number: request.number,
      category: 'SKILL_LEVEL',
      holderIdNumber: identityRequest.idNumber,
      holderName: identityRequest.name,
      level: 3,
      occupationCode: '6-18-02-04',
      issuedOn: civilDate('2021-05-20'),
    });
    expect(finding).toMatchObject({ outcome: 'yes', occupationName: '焊工' });
    expect(JSON.parse(server.received[0]?.rawBody ?? '')).toEqual(request);
  });

  it('shows what the bank is told and answers', async () => {
    const answer = example('payment response', anyObject);
    const server = await loopbackServer((response, { method }) =>
      (method === 'POST' ? json({}, 202) : json(answer))(response),
    );
    const gateway = bank(portSettings(server.url));
    expect(await gateway.requestPayment(order)).toBe('accepted');
    expect(JSON.parse(server.received[0]?.rawBody ?? '')).toEqual(order);
    expect(await gateway.askPayment(order.paymentId)).toEqual(answer);
  });

  it('shows a payment result as the service takes it', () => {
    expect(() => example('result request', paymentResultBody)).not.toThrow();
  });

  it('shows what the message gateway is told', async () => {
    const message = example('message request', z.strictObject({ to: text, text, applicationId: text }));
    const server = await loopbackServer(json({}, 202));
    const code = example('phone code request', z.strictObject({ to: text, text }));
    await messageGateway(portSettings(server.url)).send({ messageId: 'event-1', ...message });
    await messageGateway(portSettings(server.url)).send({ messageId: 'code-1', ...code });
    expect(server.received.map(({ rawBody }) => JSON.parse(rawBody))).toEqual([message, code]);
    expect(code.text).toBe(phoneCodeText('012345', 'CONTACT', newestPolicy().messageSender));
  });
});
