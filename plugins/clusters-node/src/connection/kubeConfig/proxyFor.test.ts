import { checkProxy, proxyFromEnvironment } from './proxyFor';

const HTTPS_PROXY = 'http://proxy.example:3128';
const server = 'https://api.oslo.example:6443';

describe('proxyFromEnvironment', () => {
  it.each<[string, string, Record<string, string>, string | undefined]>([
    ['takes the proxy', server, { HTTPS_PROXY }, HTTPS_PROXY],
    ['reads small letters', server, { https_proxy: HTTPS_PROXY }, HTTPS_PROXY],
    [
      'adds the scheme',
      server,
      { HTTPS_PROXY: 'proxy:3128' },
      'http://proxy:3128',
    ],
    [
      'takes none for plain HTTP',
      server,
      { HTTP_PROXY: HTTPS_PROXY },
      undefined,
    ],
    ['takes none where there is none', server, {}, undefined],
    [
      'never for this machine',
      'https://127.0.0.1:6443',
      { HTTPS_PROXY },
      undefined,
    ],
    [
      'never for localhost',
      'https://localhost:6443',
      { HTTPS_PROXY },
      undefined,
    ],
    [
      'spares a name',
      server,
      { HTTPS_PROXY, NO_PROXY: 'a, api.oslo.example' },
      undefined,
    ],
    [
      'spares a domain',
      server,
      { HTTPS_PROXY, NO_PROXY: 'oslo.example' },
      undefined,
    ],
    [
      'spares a domain with a dot',
      server,
      { HTTPS_PROXY, NO_PROXY: '.example' },
      undefined,
    ],
    ['spares everything', server, { HTTPS_PROXY, NO_PROXY: '*' }, undefined],
    [
      'spares one port',
      server,
      { HTTPS_PROXY, NO_PROXY: 'oslo.example:6443' },
      undefined,
    ],
    [
      'spares no other port',
      server,
      { HTTPS_PROXY, NO_PROXY: 'oslo.example:443' },
      HTTPS_PROXY,
    ],
    [
      'spares no name that only ends alike',
      server,
      { HTTPS_PROXY, NO_PROXY: 'slo.example' },
      HTTPS_PROXY,
    ],
    [
      'spares a network',
      'https://10.1.2.3',
      { HTTPS_PROXY, NO_PROXY: '10.0.0.0/8' },
      undefined,
    ],
    [
      'spares no other network',
      'https://11.1.2.3',
      { HTTPS_PROXY, NO_PROXY: '10.0.0.0/8' },
      HTTPS_PROXY,
    ],
    [
      'spares an IPv6 network',
      'https://[fd00::1]',
      { HTTPS_PROXY, NO_PROXY: 'fd00::/8' },
      undefined,
    ],
    [
      'minds nonsense in no way',
      server,
      { HTTPS_PROXY, NO_PROXY: '/,10.0.0.0/99,' },
      HTTPS_PROXY,
    ],
  ])('%s', (_, address, environment, proxy) => {
    expect(proxyFromEnvironment(address, environment)).toBe(proxy);
  });
});

describe('checkProxy', () => {
  const cluster = { name: 'oslo', allowedHosts: [] };

  it.each([
    'http://p:3128',
    'https://me:s3cret@p',
    'socks5://p:1080',
    undefined,
  ])('accepts %s', proxy => {
    expect(() => checkProxy(proxy, cluster)).not.toThrow();
  });

  it.each([
    'ftp://me:s3cret@p',
    'socks4://p',
    'p:3128',
    'http://169.254.169.254',
  ])('refuses %s, naming proxy-url', proxy => {
    expect(() => checkProxy(proxy, cluster)).toThrow('proxy-url');
    expect(() => checkProxy(proxy, cluster)).not.toThrow('s3cret');
  });
});
