import { overview, placed } from '../__fixtures__/overview';
import { rolloutMatrix } from './rolloutMatrix';

it('orders environments the way a change goes, those without a known place last', () => {
  const { environments } = rolloutMatrix([
    overview([
      placed({ environment: undefined }),
      placed({ environment: 'sandbox' }),
      placed({ environment: 'prod' }),
      placed({ environment: 'dev' }),
    ]),
  ]);
  expect(environments).toEqual(['dev', 'prod', 'sandbox', '']);
});

it('lists the clusters of an environment in one cell, by name', () => {
  const { rows } = rolloutMatrix([
    overview([placed({ cluster: 'oslo' }), placed({ cluster: 'bergen' })]),
  ]);
  expect(rows).toHaveLength(1);
  expect(rows[0].cells.get('prod')?.map(({ cluster }) => cluster)).toEqual([
    'bergen',
    'oslo',
  ]);
});

it('keeps the order of the answer, over its pages, and no application twice', () => {
  const { rows } = rolloutMatrix([
    overview([placed({ application: 'z' }), placed({ application: 'b' })]),
    overview([placed({ application: 'b' }), placed({ application: 'a' })]),
  ]);
  expect(rows.map(({ application }) => application)).toEqual(['z', 'b', 'a']);
});

it('arranges 2,000 workloads in 10 clusters by application', () => {
  const pages = [
    overview(
      Array.from({ length: 2_000 }, (_, index) =>
        placed({
          cluster: `cluster-${index % 10}`,
          environment: ['dev', 'test', 'prod'][index % 3],
          application: `application-${index % 400}`,
          version: `1.${index % 7}.0`,
        }),
      ),
    ),
  ];
  expect(rolloutMatrix(pages).rows).toHaveLength(400);
});
