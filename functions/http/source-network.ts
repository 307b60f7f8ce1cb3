import { isIPv4, isIPv6 } from 'node:net';

const GROUPS = 8;
const NETWORK_GROUPS = 3;

/**
 * The network that an IP address belongs to: the /24 of an IPv4 address, the /48 of an IPv6 address. Providers commonly
 * give one customer that much or less, so a whole network stands for one source. An IPv4 address in IPv6 form is IPv4.
 *
 * @returns undefined where the text is no IP address
 * @example sourceNetwork('203.0.113.77') // '203.0.113.0/24'
 * @example sourceNetwork('2001:db8:7::1') // '2001:db8:7::/48'
 */
export function sourceNetwork(address: string): string | undefined {
  const [plain = ''] = address.split('%');
  const ipv4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (ipv4 !== undefined && isIPv4(ipv4)) return `${ipv4.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return undefined;
  const network = groupsOf(plain)
    .slice(0, NETWORK_GROUPS)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/48`;
}

/** The eight groups of an IPv6 address, with those that `::` stands for. A dotted end takes the place of two groups. */
function groupsOf(address: string): readonly string[] {
  const [head = [], tail] = address
    .replace(/\d+\.\d+\.\d+\.\d+$/, '0:0')
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''));
  if (tail === undefined) return head;
  const hidden: readonly string[] = Array.from({ length: GROUPS - head.length - tail.length }, () => '0');
  return [...head, ...hidden, ...tail];
}
