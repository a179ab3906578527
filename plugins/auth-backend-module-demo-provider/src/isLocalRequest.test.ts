import { isLocalRequest } from './isLocalRequest';

const local = {
  remoteAddress: '127.0.0.1',
  host: 'localhost:7007',
  headers: {},
};

describe('isLocalRequest', () => {
  it.each([
    ['a browser on this machine', {}, true],
    ['the same over IPv6', { remoteAddress: '::1', host: '[::1]:7007' }, true],
    [
      'an IPv4 address in IPv6 notation',
      { remoteAddress: '::ffff:127.0.0.1', host: '127.0.0.1:7007' },
      true,
    ],
    ['another machine', { remoteAddress: '10.0.0.7' }, false],
    [
      'a foreign name that resolves to this machine',
      { host: 'rebound.example.org:7007' },
      false,
    ],
    ['a name that only starts like ours', { host: '127.0.0.1.nip.io' }, false],
    [
      'a proxy on this machine',
      { headers: { 'x-forwarded-for': '10.0.0.7' } },
      false,
    ],
    ['an unknown peer', { remoteAddress: undefined }, false],
  ])('%s', (_name, change, expected) => {
    expect(isLocalRequest({ ...local, ...change })).toBe(expected);
  });
});
