import { isIP } from 'node:net';

/** A range of addresses of one family. */
export interface AddressRange {
  bits: 32 | 128;
  first: bigint;
  last: bigint;
}

/** A range in CIDR notation, for example `10.0.0.0/8` or `fc00::/7`; undefined where the text is none. */
export function addressRange(cidr: string): AddressRange | undefined {
  const [address, length, ...rest] = cidr.trim().split('/');
  const family = isIP(address);
  const bits = family === 4 ? 32 : 128;
  if (family === 0 || rest.length > 0 || !/^\d{1,3}$/.test(length ?? '')) {
    return undefined;
  }
  const free = BigInt(bits - Number(length));
  if (free < 0n) {
    return undefined;
  }
  const size = 2n ** free;
  const value =
    family === 4 ? fromParts(address.split('.'), 10, 256n) : six(address);
  const first = value - (value % size);
  return { bits, first, last: first + size - 1n };
}

/** Whether `outer` holds all of `inner`. */
export function contains(outer: AddressRange, inner: AddressRange): boolean {
  return (
    outer.bits === inner.bits &&
    outer.first <= inner.first &&
    inner.last <= outer.last
  );
}

function six(address: string): bigint {
  // The last 32 bits may be written as an IPv4 address
  const tail = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const plain = tail
    ? `${tail[1]}${hex(tail[2], tail[3])}:${hex(tail[4], tail[5])}`
    : address;
  const [head, rest] = plain.split('::');
  const before = head ? head.split(':') : [];
  const after = rest ? rest.split(':') : [];
  const missing = rest === undefined ? 0 : 8 - before.length - after.length;
  const zeros = Array.from({ length: Math.max(0, missing) }, () => '0');
  return fromParts([...before, ...zeros, ...after], 16, 65_536n);
}

function hex(high: string, low: string): string {
  return (Number(high) * 256 + Number(low)).toString(16);
}

function fromParts(parts: string[], radix: number, base: bigint): bigint {
  return parts.reduce(
    (sum, part) => sum * base + BigInt(Number.parseInt(part, radix)),
    0n,
  );
}
