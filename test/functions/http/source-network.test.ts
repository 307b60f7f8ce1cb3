import { expect, test } from 'vitest';
import { sourceNetwork } from '../../../functions/http/source-network.ts';

test.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['203.0.113.0', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['::FFFF:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:7:1:2:3:4:5', '2001:db8:7::/48'],
  ['2001:0DB8:0007::1', '2001:db8:7::/48'],
  ['2001:db8::7', '2001:db8:0::/48'],
  ['2001:db8:7::', '2001:db8:7::/48'],
  ['2001::3:4:5:6:7:8', '2001:0:3::/48'],
  ['64:ff9b::203.0.113.77', '64:ff9b:0::/48'],
  ['::1', '0:0:0::/48'],
  ['::', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
])('the address %s belongs to %s', (address, network) => {
  expect(sourceNetwork(address)).toBe(network);
});

test.each(['', 'localhost', '203.0.113', '203.0.113.256', '2001:db8', ':::', '203.0.113.77:443', '::ffff:1.2.3.999'])(
  '%j is no address',
  (text) => {
    expect(sourceNetwork(text)).toBeUndefined();
  },
);
