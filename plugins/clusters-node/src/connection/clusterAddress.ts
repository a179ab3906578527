import { BlockList, isIP, isIPv6 } from 'node:net';

const refused = new BlockList();
refused.addSubnet('169.254.0.0', 16, 'ipv4');
refused.addSubnet('0.0.0.0', 8, 'ipv4');
refused.addAddress('100.100.100.200', 'ipv4');
refused.addSubnet('fe80::', 10, 'ipv6');
refused.addAddress('::', 'ipv6');
refused.addAddress('fd00:ec2::254', 'ipv6');
refused.addAddress('fd20:ce::254', 'ipv6');

const refusedNames = new Set([
  'metadata',
  'metadata.google.internal',
  'instance-data',
  'instance-data.ec2.internal',
]);

/**
 * Whether a host name or address belongs to a link-local or cloud-metadata service, which hand out credentials to whoever
 * asks. Private and loopback addresses are where self-hosted clusters live and are fine.
 */
export function isRefusedHost(host: string, allowed: string[]): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (allowed.some(entry => entry.toLowerCase() === bare)) {
    return false;
  }
  return isIP(bare) ? isRefusedAddress(bare) : refusedNames.has(bare);
}

function isRefusedAddress(address: string): boolean {
  return refused.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
