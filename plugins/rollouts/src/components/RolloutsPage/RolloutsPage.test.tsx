import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { FakeSignals } from '@dugnad/plugin-clusters-react/testUtils';
import {
  RolloutsApi,
  Workload,
  WorkloadPage,
} from '@dugnad/plugin-rollouts-common';
import '@testing-library/jest-dom';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { failing, workload } from '../../__fixtures__/workload';
import { rolloutsApiRef } from '../../api/rolloutsApiRef';
import { queryClient } from '../../hooks/rolloutQueries';
import { rootRouteRef } from '../../routes';
import { RolloutsRoutes } from './RolloutsRoutes';

const page = (
  items: Workload[],
  over: Partial<WorkloadPage> = {},
): WorkloadPage => ({
  items,
  totalItems: items.length,
  counts: {
    Healthy: 0,
    Suspended: 0,
    Progressing: 0,
    Missing: 0,
    Degraded: 0,
    Unknown: 0,
  },
  ownerRefs: ['group:default/maps'],
  clusters: [
    {
      name: 'oslo',
      title: 'Oslo',
      state: 'live',
      since: '2026-11-20T09:00:00Z',
    },
  ],
  ...over,
});

let signals = new FakeSignals();

function render(list: RolloutsApi['list']) {
  const api: RolloutsApi = {
    list,
    get: async () => failing,
    forEntity: async () => ({ entityRef: '', items: [], clusters: [] }),
  };
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [rolloutsApiRef, api],
        [signalApiRef, signals],
      ]}
    >
      <RolloutsRoutes />
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

beforeEach(() => {
  signals = new FakeSignals();
  queryClient.clear();
});

it('shows the failure with its cause, the quoted event and what still serves', async () => {
  render(async () => page([failing]));
  const trouble = await screen.findByRole('list');
  expect(within(trouble).getByText('Failed')).toBeInTheDocument();
  expect(within(trouble).getByText(/cannot be pulled\.$/)).toBeInTheDocument();
  expect(within(trouble).getByText('ImagePullBackOff')).toBeInTheDocument();
  expect(
    within(trouble).getByText('The previous version is serving'),
  ).toBeInTheDocument();
});

it('shows versions by environment and cluster, and marks skew', async () => {
  render(async () =>
    page([
      workload({}),
      workload({ uid: 'u2', environment: 'test', version: '1.5.0' }),
    ]),
  );
  const matrix = await screen.findByRole('table');
  const headings = within(matrix)
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);
  expect(headings).toEqual(['Application', 'test · Oslo', 'prod · Oslo']);
  expect(within(matrix).getByText('Different versions')).toBeInTheDocument();
  expect(
    screen.getByText('Nothing that you may see is in trouble.'),
  ).toBeInTheDocument();
});

it('follows the cluster without a reload', async () => {
  let current = workload({});
  render(async () => page([current]));
  await screen.findByText('1.4.2');
  current = workload({ version: '1.5.0' });
  act(() => signals.send('rollouts', { keys: ['oslo/maps-prod'] }));
  expect(await screen.findByText('1.5.0')).toBeInTheDocument();
});

it('says since when a cluster has not answered', async () => {
  render(async () =>
    page([], {
      clusters: [
        {
          name: 'oslo',
          title: 'Oslo',
          state: 'unreachable',
          since: '2026-11-20T09:00:00Z',
          error: 'connection refused',
        },
      ],
    }),
  );
  expect(
    await screen.findByText(/Oslo has not answered since/),
  ).toBeInTheDocument();
  expect(screen.getByText(/connection refused/)).toBeInTheDocument();
});

it('filters by status from the counts', async () => {
  const list = jest.fn(async () =>
    page([failing], { counts: { ...page([]).counts, Degraded: 1 } }),
  );
  render(list);
  const button = await screen.findByRole('button', { name: /Failed/ });
  await userEvent.click(button);
  expect(list).toHaveBeenLastCalledWith(
    expect.objectContaining({ status: ['Degraded'] }),
    expect.anything(),
  );
});

it('tells apart forbidden, failed and empty', async () => {
  const forbidden = Object.assign(new Error('no'), { statusCode: 403 });
  const first = render(async () => Promise.reject(forbidden));
  expect(
    await screen.findByText('You may not see this', {}, { timeout: 5_000 }),
  ).toBeInTheDocument();
  first.unmount();
  queryClient.clear();
  const second = render(async () => Promise.reject(new Error('boom')));
  expect(
    await screen.findByText('boom', {}, { timeout: 5_000 }),
  ).toBeInTheDocument();
  second.unmount();
  queryClient.clear();
  render(async () => page([]));
  expect(await screen.findByText('Nothing runs here yet.')).toBeInTheDocument();
});
