import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { identityRegister } from '../../../shared/ports/identity-register.ts';
import { html, json, loopbackServer } from './loopback-server.ts';
import { portSettings } from './port-settings.ts';

const person = { name: '王小明', idNumber: '210202199001010010' };

describe('the identity register', () => {
  it.each([
    [true, { outcome: 'yes' }],
    [false, { outcome: 'no', reasons: ['IDENTITY_MISMATCH'] }],
  ])('answers match %s with a finding', async (match, finding) => {
    const server = await loopbackServer(json({ match }));
    expect(await identityRegister(portSettings(server.url)).checkIdentity(person)).toEqual(finding);
    expect(server.received).toMatchObject([{ method: 'POST', path: '/identity-checks' }]);
    expect(JSON.parse(server.received[0]?.rawBody ?? '')).toEqual(person);
  });

  it.each([
    ['2021-06-15', '2021-06-16', 'no'],
    ['2021-06-16', '2021-06-16', 'yes'],
    ['2021-06-16', undefined, 'no'],
    [null, undefined, 'yes'],
  ])('of a death on %s, asked about who was alive on %s, says %s', async (diedOn, day, outcome) => {
    const server = await loopbackServer(json({ match: true, diedOn }));
    const aliveOn = day === undefined ? undefined : civilDate(day);
    const finding = await identityRegister(portSettings(server.url)).checkIdentity({ ...person, aliveOn });
    expect(finding).toEqual({ outcome, ...(outcome === 'no' && { reasons: ['DECEASED'] }) });
    expect(JSON.parse(server.received[0]?.rawBody ?? '')).toEqual(person);
  });

  it('that answers a page gives no reason against anyone', async () => {
    const server = await loopbackServer(html());
    const finding = await identityRegister(portSettings(server.url)).checkIdentity(person);
    expect(finding).toEqual({ outcome: 'no-answer', fault: 'not-json' });
  });
});
