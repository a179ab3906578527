import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { IncomingHttpHeaders, Server, createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { createUsageSource } from './createUsageSource';
import { OpenCostUsage } from './OpenCostUsage';
import { PrometheusUsage } from './PrometheusUsage';
import { readUsage } from './readUsage';

jest.setTimeout(60_000);

let server: Server;
let url: string;
let body: string | 'endless';
let status: number;
let headers: IncomingHttpHeaders[];
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'usage-'));
  server = createServer((req, res) => {
    headers.push(req.headers);
    res.writeHead(status);
    if (body !== 'endless') {
      res.end(body);
      return;
    }
    const more = () => {
      if (!res.destroyed && res.write('x'.repeat(2 ** 20))) {
        setImmediate(more);
      }
    };
    res.on('drain', more);
    more();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  url = `http://127.0.0.1:${port}`;
});
beforeEach(() => {
  headers = [];
  status = 200;
  body = vector([]);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  server.closeAllConnections();
  server.close();
});

const signal = () => AbortSignal.timeout(30_000);

function vector(result: unknown[]): string {
  const data = { resultType: 'vector', result };
  return JSON.stringify({ status: 'success', data });
}

const SECRET = 'pw-ex/mple%21';
const secrets = [SECRET, encodeURIComponent(SECRET), 'hidden-token'];

function settings(over: object, type = 'prometheus') {
  const [first] = readUsage([
    new ConfigReader({ cluster: 'oslo', type, url, ...over }),
  ]);
  return first;
}
const noConnection = Object.create(null);
const source = (over: object, type?: string) => {
  const made = createUsageSource(settings(over, type), noConnection);
  if (!made) {
    throw new Error('There is no source');
  }
  return made;
};
const withCredentials = () =>
  url.replace('://', `://metrics:${encodeURIComponent(SECRET)}@`);

describe('credentials', () => {
  const basic = `Basic ${Buffer.from(`metrics:${SECRET}`).toString('base64')}`;
  const file = (text: string) => {
    const name = join(folder, `secret-${text.length}`);
    writeFileSync(name, `${text}\n`);
    return name;
  };

  it.each<[string, () => object, object]>([
    ['a bearer token', () => ({ token: 't' }), { authorization: 'Bearer t' }],
    [
      'a token in a file',
      () => ({ tokenFile: file('from-file') }),
      { authorization: 'Bearer from-file' },
    ],
    [
      'a username and a password',
      () => ({ username: 'metrics', password: SECRET }),
      { authorization: basic },
    ],
    [
      'a password in a file',
      () => ({ username: 'metrics', passwordFile: file(SECRET) }),
      { authorization: basic },
    ],
    [
      'credentials in the address',
      () => ({ url: withCredentials() }),
      { authorization: basic },
    ],
    ['a tenant', () => ({ tenant: 'oslo' }), { 'x-scope-orgid': 'oslo' }],
  ])('sends %s', async (_name, config, sent) => {
    for (const type of ['prometheus', 'opencost']) {
      if (type === 'opencost') {
        body = JSON.stringify({ code: 200, data: [] });
      }
      await source(config(), type).read(signal());
      expect(headers.at(-1)).toMatchObject(sent);
    }
  });

  it.each([
    ['two kinds', { token: 'hidden-token', username: 'u' }, 'not both'],
    ['a secret twice', { token: 'hidden-token', tokenFile: '/x' }, 'not both'],
    ['a password of nobody', { password: SECRET }, 'username'],
    ['a query in the address', { url: 'http://x/?key=hidden-token' }, '.url'],
    ['another scheme', { url: `ftp://u:${SECRET}@x` }, '.url'],
    ['no address', { url: `http//u:hidden-token@x` }, '.url'],
    ['a broken escape', { url: 'http://u:hidden-token%@x' }, '.url'],
  ])('refuses %s, by its key and without the secret', (_name, over, says) => {
    const error = (() => {
      try {
        return String(settings(over));
      } catch (thrown) {
        return String(thrown);
      }
    })();
    expect(error).toContain('costs.usage[0]');
    expect(error).toContain(says);
    secrets.forEach(one => expect(error).not.toContain(one));
  });
});

describe('no secret is in any message', () => {
  const credentials = [
    () => ({ url: withCredentials() }),
    () => ({ token: 'hidden-token' }),
    () => ({ username: 'metrics', password: SECRET }),
    () => ({ tokenFile: '/nowhere/hidden-token-of-nobody' }),
  ];
  it.each([
    ['refuses us', () => void (status = 401), 'credentials of costs.usage'],
    ['fails', () => void (status = 500), 'HTTP 500'],
    ['answers HTML', () => void (body = '<html>hidden-token'), 'not JSON'],
    ['answers something else', () => void (body = '{"a":1}'), 'not a'],
    ['answers a redirect', () => void (status = 302), ''],
  ])('where the source %s', async (_name, prepare, says) => {
    for (const config of credentials) {
      for (const type of ['prometheus', 'opencost']) {
        prepare();
        const error = await source(config(), type)
          .read(signal())
          .then(
            () => 'nothing was wrong',
            thrown => `${thrown} ${JSON.stringify(thrown)}`,
          );
        expect(error).not.toContain('nothing was wrong');
        secrets.forEach(one => expect(error).not.toContain(one));
        // Where the file of the token is missing, that is what is said
        expect(error).toMatch(
          'tokenFile' in config() ? 'cannot be read' : says,
        );
      }
    }
  });

  it('where nobody answers', async () => {
    const gone = source({ url: `http://metrics:hidden-token@127.0.0.1:1/x` });
    const error = String(await gone.read(signal()).catch(String));
    expect(error).toContain('http://127.0.0.1:1/x/api/v1/query');
    expect(error).not.toContain('hidden-token');
  });
});

describe('an answer without bounds', () => {
  const deep = (open: string, close: string, depth: number) =>
    open.repeat(depth) + close.repeat(depth);

  it.each([
    ['never ends', () => 'endless', 'more than 32 MB'],
    ['is 200,000 lists deep', () => deep('[', ']', 200_000), 'too deep'],
    ['is deep in objects', () => deep('{"a":', '', 200_000), 'not JSON'],
    ['is deep and never closed', () => '['.repeat(1_000_000), 'not JSON'],
    ['breaks off', () => vector([]).slice(0, 20), 'not JSON'],
  ])('that %s is an error', async (_name, make, says) => {
    body = make();
    for (const type of ['prometheus', 'opencost']) {
      await expect(source({}, type).read(signal())).rejects.toThrow(says);
    }
  });

  it('is not seen in brackets within a text', async () => {
    body = vector([
      { metric: { x: '\\"[['.repeat(200) }, value: [0, '1'] },
      series('c'),
    ]);
    expect((await source({}).read(signal())).size).toBe(1);
  });
});

function series(container: string, value: unknown = '2', more: object = {}) {
  const metric = { namespace: 'a', pod: 'p', container, ...more };
  return { metric, value: [0, value] };
}

describe('odd series', () => {
  it.each<[string, unknown]>([
    ['only a container', { metric: { container: 'x' }, value: [0, '1'] }],
    ['no labels', { metric: {}, value: [0, '1'] }],
    ['an empty namespace', series('x', '1', { namespace: '' })],
    ['no amount', { metric: series('x').metric }],
    ['an amount that is none', series('x', 'NaN')],
    ['an amount of another type', series('x', null)],
    ['an endless amount', series('x', '+Inf')],
    ['less than nothing', series('x', '-1')],
    ['nothing at all', null],
  ])('with %s is left out, and the others count', async (_name, odd) => {
    body = vector([odd, series('c')]);
    const usage = await new PrometheusUsage({ url, window: '5m' }).read(
      signal(),
    );
    expect([...usage]).toEqual([
      ['a/p/c', { cpuMillicores: 2_000, memoryBytes: 2 }],
    ]);
  });

  it('is an error where there is no other: that is not known, not nothing', async () => {
    body = vector([{ metric: { container: 'x' }, value: [0, '1'] }]);
    await expect(
      new PrometheusUsage({ url, window: '5m' }).read(signal()),
    ).rejects.toThrow('No series');
  });

  it('of OpenCost is left out likewise', async () => {
    const properties = { namespace: 'a', pod: 'p', container: 'c' };
    const good = { properties, cpuCoreUsageAverage: 1, ramByteUsageAverage: 5 };
    body = JSON.stringify({
      code: 200,
      data: [
        {
          good,
          noNumbers: { properties },
          negative: { ...good, cpuCoreUsageAverage: -1 },
          idle: { ...good, properties: {} },
          text: 'odd',
        },
        null,
      ],
    });
    const usage = await new OpenCostUsage({ url, window: '1h' }).read(signal());
    expect([...usage]).toEqual([
      ['a/p/c', { cpuMillicores: 1_000, memoryBytes: 5 }],
    ]);
  });
});
