import { PlacedWorkload, skewOf } from './skewOf';

const EARLIER = '2026-11-01T10:00:00Z';
const LATER = '2026-11-20T10:00:00Z';

const at = (
  environment: string | undefined,
  version: string,
  over: Partial<PlacedWorkload> = {},
): PlacedWorkload => ({
  kind: 'Deployment',
  name: 'tiles',
  cluster: 'oslo',
  since: LATER,
  environment,
  version,
  ...over,
});

const said = (...workloads: PlacedWorkload[]) =>
  skewOf(workloads).map(
    ({ kind, here, there, since }) =>
      `${here.environment} ${here.version} ${kind} ${there.environment} ${there.version} since ${since}`,
  );

it.each([
  ['nothing of one version everywhere', [at('test', '1'), at('prod', '1')], []],
  [
    'a later environment that lacks the version of the one before',
    [at('test', '2', { since: LATER }), at('prod', '1', { since: EARLIER })],
    [`prod 1 behind test 2 since ${LATER}`],
  ],
  [
    'no lag where the later environment was changed last',
    [at('test', '1', { since: EARLIER }), at('prod', '2', { since: LATER })],
    [`prod 2 apart test 1 since ${LATER}`],
  ],
  [
    'each step of the way by itself',
    [at('dev', '3'), at('test', '2'), at('prod', '1')],
    [
      'test 2 behind dev 3 since 2026-11-20T10:00:00Z',
      'prod 1 behind test 2 since 2026-11-20T10:00:00Z',
    ],
  ],
  [
    'clusters of one environment that differ',
    [
      at('prod', '2', { since: LATER }),
      at('prod', '1', { cluster: 'bergen', since: EARLIER }),
    ],
    [`prod 1 apart prod 2 since ${LATER}`],
  ],
  [
    'nothing between different workloads of one application',
    [at('test', '2'), at('prod', '1', { name: 'worker' })],
    [],
  ],
  [
    'no order between environments whose place on the way is not known',
    [at('prod', '1'), at('sandbox', '2')],
    ['sandbox 2 apart prod 1 since 2026-11-20T10:00:00Z'],
  ],
])('finds %s', (_name, workloads, expected) => {
  expect(said(...workloads)).toEqual(expected);
});
