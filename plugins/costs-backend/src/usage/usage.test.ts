import { once } from 'node:events';
import { Server, createServer } from 'node:http';
import { OpenCostUsage } from './OpenCostUsage';
import { PrometheusUsage } from './PrometheusUsage';

let server: Server;
let url: string;
let answer: (path: string, query: URLSearchParams) => unknown;
let asked: { path: string; authorization?: string }[];

beforeAll(async () => {
  server = createServer((req, res) => {
    const target = new URL(req.url ?? '', 'http://x');
    asked.push({
      path: target.pathname,
      authorization: req.headers.authorization,
    });
    const body = answer(target.pathname, target.searchParams);
    if (body === 'redirect') {
      res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    } else {
      res.end(JSON.stringify(body));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${
    typeof address === 'object' && address ? address.port : 0
  }`;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => server.close());

const signal = () => AbortSignal.timeout(5_000);

describe('OpenCostUsage', () => {
  it('reads the averages of containers from the allocation API, with its token', async () => {
    answer = (_path, query) => ({
      code: 200,
      data: [
        {
          'a/web-1/web': {
            properties: { namespace: 'a', pod: 'web-1', container: 'web' },
            cpuCoreUsageAverage: 0.25,
            ramByteUsageAverage: 1024,
            window: query.get('window'),
          },
          __unmounted__: {
            properties: {},
            cpuCoreUsageAverage: 0,
            ramByteUsageAverage: 0,
          },
        },
      ],
    });
    const usage = await new OpenCostUsage({
      url: `${url}/`,
      window: '1h',
      token: 'opensesame',
    }).read(signal());
    expect([...usage]).toEqual([
      ['a/web-1/web', { cpuMillicores: 250, memoryBytes: 1024 }],
    ]);
    expect(asked).toEqual([
      { path: '/allocation/compute', authorization: 'Bearer opensesame' },
    ]);
  });
});

describe('PrometheusUsage', () => {
  const source = () => new PrometheusUsage({ url, window: '5m', token: 's3' });

  it('does not take a rate that is not known yet for zero', async () => {
    const of = (container: string, value: string) => ({
      metric: { namespace: 'a', pod: 'p', container },
      value: [0, value],
    });
    answer = (_path, query) => ({
      status: 'success',
      data: {
        resultType: 'vector',
        result: query.get('query')?.includes('rate(')
          ? [of('old', '0.5'), of('odd', 'NaN')]
          : [of('old', '10'), of('new', '20'), of('odd', '30')],
      },
    });
    expect([...(await source().read(signal()))]).toEqual([
      ['a/p/old', { cpuMillicores: 500, memoryBytes: 10 }],
    ]);
  });

  it.each([
    ['follows no redirect', 'redirect'],
    ['refuses an answer of another shape', { status: 'error' }],
  ])('%s', async (_name, body) => {
    answer = () => body;
    await expect(source().read(signal())).rejects.toThrow();
  });

  it('names the address that does not answer, and never the token', async () => {
    const gone = new PrometheusUsage({
      url: 'http://127.0.0.1:1',
      window: '5m',
      token: 's3cret',
    });
    const error = await gone.read(signal()).catch(String);
    expect(error).toContain('http://127.0.0.1:1/api/v1/query');
    expect(error).not.toContain('s3cret');
  });
});
