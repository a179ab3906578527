import { BlockList, isIP } from 'node:net';
import { InputError } from '@backstage/errors';
import { ClusterConfig } from '../../config';
import { isRefusedHost } from '../clusterAddress';

type Environment = Record<string, string | undefined>;

/**
 * The proxy that kubectl takes to `server` where its kubeconfig names none: `HTTPS_PROXY` or `HTTP_PROXY` unless `NO_PROXY`
 * has the host; never for this machine. Go's `http.ProxyFromEnvironment`.
 */
export function proxyFromEnvironment(
  server: string,
  environment: Environment,
): string | undefined {
  const { protocol, hostname, port } = new URL(server);
  const of = (name: string) =>
    environment[name] || environment[name.toLowerCase()] || undefined;
  const proxy = of(protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (!proxy || isThisMachine(host)) {
    return undefined;
  }
  const exceptions = (of('NO_PROXY') ?? '').split(',').map(it => it.trim());
  const usedPort = port || (protocol === 'https:' ? '443' : '80');
  return exceptions.some(entry => covers(entry.toLowerCase(), host, usedPort))
    ? undefined
    : withScheme(proxy);
}

/** Throws `InputError` unless connections can be made through `proxyUrl`. Its password is not repeated. */
export function checkProxy(
  proxyUrl: string | undefined,
  { name, allowedHosts }: Pick<ClusterConfig, 'name' | 'allowedHosts'>,
): void {
  if (proxyUrl === undefined) {
    return;
  }
  const where = `Configuration of cluster ${name}: the proxy (proxy-url of its kubeconfig, or HTTPS_PROXY)`;
  const proxy = URL.canParse(proxyUrl) ? new URL(proxyUrl) : undefined;
  if (!proxy || !['http:', 'https:', 'socks5:'].includes(proxy.protocol)) {
    throw new InputError(
      `${where} must be an http://, https:// or socks5:// address`,
    );
  }
  if (isRefusedHost(proxy.hostname, allowedHosts)) {
    throw new InputError(
      `${where} is a link-local or metadata address; add it to clusters.allowAddresses if that is meant`,
    );
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

function withScheme(proxy: string): string {
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

function covers(entry: string, host: string, port: string): boolean {
  if (entry === '*') {
    return true;
  }
  if (entry.includes('/')) {
    return isInSubnet(host, entry);
  }
  const [, bare, entryPort] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(entry) ?? [];
  if (isIP(entry)) {
    return entry === host;
  }
  if (!bare || (entryPort && entryPort !== port)) {
    return false;
  }
  const name = bare.replace(/^\*\./, '.');
  return name.startsWith('.')
    ? host.endsWith(name)
    : host === name || (!isIP(host) && host.endsWith(`.${name}`));
}

function isInSubnet(host: string, entry: string): boolean {
  const [network, bits] = entry.split('/');
  const family = isIP(network);
  const length = Number(bits);
  if (
    !family ||
    family !== isIP(host) ||
    !(length <= (family === 4 ? 32 : 128))
  ) {
    return false;
  }
  const list = new BlockList();
  const name = family === 4 ? 'ipv4' : 'ipv6';
  list.addSubnet(network, length, name);
  return list.check(host, name);
}
