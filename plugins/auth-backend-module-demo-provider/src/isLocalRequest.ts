/** The parts of a request that tell where it came from. */
export type RequestOrigin = {
  remoteAddress: string | undefined;
  host: string | undefined;
  headers: Record<string, unknown>;
};

const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-real-ip'];

/**
 * Whether a request comes straight from a browser on this machine: a loopback
 * peer, a loopback `Host` (a foreign name that resolves to 127.0.0.1 would be
 * DNS rebinding), and no sign of a proxy in between.
 */
export function isLocalRequest(origin: RequestOrigin): boolean {
  return (
    isLoopbackAddress(origin.remoteAddress ?? '') &&
    isLoopbackHost(origin.host ?? '') &&
    PROXY_HEADERS.every(name => origin.headers[name] === undefined)
  );
}

function isLoopbackAddress(address: string): boolean {
  return /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address) || address === '::1';
}

function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return (
    name === 'localhost' ||
    name === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(name)
  );
}
