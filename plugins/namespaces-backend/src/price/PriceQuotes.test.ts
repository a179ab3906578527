import { mockServices } from '@backstage/backend-test-utils';
import { PriceQuotes } from './PriceQuotes';

const claim = {
  name: 'forms-web',
  cluster: 'oslo',
  environment: 'dev',
  ownerRef: 'group:default/forms',
  quota: { cpu: '500m', memory: '1Gi', storage: '10Gi', pods: 5 },
};

function quotes(answer: () => Promise<Response>, plugin?: string) {
  const asked: { url: string; body: unknown }[] = [];
  const prices = new PriceQuotes({
    plugin,
    auth: mockServices.auth(),
    discovery: mockServices.discovery(),
    logger: mockServices.logger.mock(),
    fetch: async (url, init) => {
      asked.push({
        url: new URL(String(url)).pathname,
        body: JSON.parse(String(init?.body)),
      });
      return answer();
    },
  });
  return { prices, asked };
}

const json =
  (body: unknown, status = 200) =>
  async () =>
    new Response(JSON.stringify(body), { status });

describe('PriceQuotes', () => {
  it('asks for the whole quota and gives the price with its basis', async () => {
    const quote = {
      perMonthMicros: 12_500_000,
      currency: 'EUR',
      basis: 'list',
      asOf: '2026-11-21T12:00:00.000Z',
    };
    const { prices, asked } = quotes(json({ ...quote, lines: [] }), 'costs');
    expect(await prices.price(claim)).toEqual({ state: 'known', ...quote });
    expect(asked).toEqual([
      {
        url: '/api/costs/quotes',
        body: {
          cluster: 'oslo',
          environment: 'dev',
          quota: {
            cpuMillicores: 500,
            memoryBytes: 2 ** 30,
            storageBytes: 10 * 2 ** 30,
          },
        },
      },
    ]);
  });

  it.each<[string, () => Promise<Response>, string | undefined, RegExp]>([
    ['nobody is configured', json({}), undefined, /No plugin is configured/],
    ['the plugin is not there', json({}, 404), 'costs', /answered 404/],
    ['the answer is no price', json({ free: true }), 'costs', /understands/],
    [
      'no answer comes in time',
      async () => {
        throw new DOMException('late', 'TimeoutError');
      },
      'costs',
      /did not answer in time/,
    ],
  ])(
    'knows no price and no budget when %s',
    async (_when, answer, plugin, why) => {
      const { prices } = quotes(answer, plugin);
      expect(await prices.price(claim)).toEqual({
        state: 'unknown',
        reason: expect.stringMatching(why),
      });
      expect(await prices.budget(claim)).toEqual({
        state: 'unknown',
        message: expect.stringMatching(why),
      });
    },
  );

  it('weighs only the difference of a change on a budget', async () => {
    const { prices, asked } = quotes(
      json({ allowed: false, message: 'Over budget' }),
      'costs',
    );
    const currentQuota = { ...claim.quota, cpu: '250m' };
    expect(await prices.budget({ ...claim, currentQuota })).toEqual({
      state: 'exceeded',
      message: 'Over budget',
    });
    expect(asked[0]).toMatchObject({
      url: '/api/costs/budgets/check',
      body: { namespace: 'forms-web', currentQuota: { cpuMillicores: 250 } },
    });
  });
});
