import { renderInTestApp } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { FakeSignals } from '@dugnad/plugin-clusters-react/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { clustersApiRef } from '../api/clustersApiRef';
import { bergen, formsProd, oslo } from '../__testUtils__/clusters';
import { FakeClustersApi } from '../__testUtils__/FakeClustersApi';
import { queryClient } from '../lib/queryClient';
import { rootRouteRef } from '../routes';
import { ClustersRouter } from './ClustersRouter';

function start(path: string, setUp: (api: FakeClustersApi) => void) {
  const api = new FakeClustersApi();
  const signals = new FakeSignals();
  setUp(api);
  renderInTestApp(<ClustersRouter />, {
    mountPath: '/clusters/*',
    initialRouteEntries: [path],
    mountedRoutes: { '/clusters': rootRouteRef },
    apis: [
      [clustersApiRef, api],
      [signalApiRef, signals],
    ],
  });
  return { api, signals };
}

function failure(message: string, statusCode: number) {
  return Object.assign(new Error(message), { statusCode });
}

async function card(title: string) {
  const heading = await screen.findByRole('heading', {
    name: new RegExp(title),
  });
  const item = heading.closest('li');
  if (!item) throw new Error(`${title} is in no list`);
  return within(item);
}

afterEach(() => queryClient.clear());

describe('clusters overview', () => {
  it('shows what each cluster is and holds', async () => {
    start('/clusters', api => {
      api.clusters = [oslo, bergen];
    });

    const view = await card('Oslo');
    expect(view.getByText('k3s · v1.34.1')).toBeInTheDocument();
    expect(view.getByText(/Live since/)).toBeInTheDocument();
    expect(view.getByText('1 of 2 ready')).toBeInTheDocument();
    expect(view.getByText('20 running of 24')).toBeInTheDocument();
    expect(view.getByText(/Pod in forms-prod changed/)).toBeInTheDocument();
    expect(view.getByRole('meter', { name: 'CPU' })).toHaveAttribute(
      'aria-valuetext',
      '2 cores requested and 6 cores promised by quotas, of 8 cores allocatable',
    );
    expect(
      view.getByText('Quotas promise more than there is'),
    ).toBeInTheDocument();
  });

  it('shows no figure for a cluster it never reached, and why', async () => {
    start('/clusters', api => {
      api.clusters = [oslo, bergen];
    });

    const view = await card('Bergen');
    expect(view.getByText(/No contact since/)).toBeInTheDocument();
    expect(view.getByText('connection refused')).toBeInTheDocument();
    expect(view.queryByRole('meter')).not.toBeInTheDocument();
    expect(view.queryByText(/\b0\b/)).not.toBeInTheDocument();
  });

  it('says how old the figures of a lost cluster are', async () => {
    start('/clusters', api => {
      api.clusters = [
        {
          ...oslo,
          reachability: { ...oslo.reachability, state: 'unreachable' },
          staleSince: '2026-03-01T11:00:00.000Z',
        },
      ];
    });

    const view = await card('Oslo');
    expect(view.getByText(/^As of/)).toBeInTheDocument();
    expect(view.getByText(/These figures are from/)).toBeInTheDocument();
    expect(view.getByText('1 of 2 ready')).toBeInTheDocument();
  });

  it('names a resource that could not be read, and leaves its figures unknown', async () => {
    start('/clusters', api => {
      api.clusters = [
        {
          ...oslo,
          pods: null,
          requested: null,
          gaps: [
            {
              resource: 'pods',
              kind: 'unread',
              since: null,
              reason: 'forbidden',
            },
          ],
        },
      ];
    });

    const view = await card('Oslo');
    expect(
      view.getByText('Pods could not be read yet: forbidden'),
    ).toBeInTheDocument();
    expect(view.getAllByText('Unknown').length).toBeGreaterThan(2);
  });

  it('says how to configure the first cluster', async () => {
    start('/clusters', () => {});

    expect(
      await screen.findByText(/kubernetes.clusterLocatorMethods/),
    ).toBeInTheDocument();
  });

  it('says which permission is missing', async () => {
    start('/clusters', api => {
      api.error = failure('no', 403);
    });

    expect(await screen.findByText(/clusters.read/)).toBeInTheDocument();
  });

  it('keeps what it has when it cannot be refreshed, and says so', async () => {
    const { api } = start('/clusters', one => {
      one.clusters = [oslo];
    });
    await card('Oslo');

    api.error = failure('gone away', 400);
    await act(() => queryClient.invalidateQueries());

    expect(
      await screen.findByText(/Could not be refreshed/, {}, { timeout: 8000 }),
    ).toBeInTheDocument();
    expect(screen.getByText('1 of 2 ready')).toBeInTheDocument();
  }, 15_000);

  it('follows a change without a reload', async () => {
    const { api, signals } = start('/clusters', one => {
      one.clusters = [oslo];
    });
    await card('Oslo');

    api.clusters = [{ ...oslo, nodes: { ready: 2, total: 2 } }];
    act(() => signals.send('clusters', { keys: ['oslo'] }));

    expect(await screen.findByText('2 of 2 ready')).toBeInTheDocument();
  });
});

describe('cluster page', () => {
  it('shows nodes with their trouble, and namespaces with owner and quota', async () => {
    start('/clusters/oslo', api => {
      api.clusters = [oslo];
      api.namespaces = [formsProd];
    });

    expect(
      await screen.findByText('NotReady: NodeStatusUnknown'),
    ).toBeInTheDocument();
    expect(screen.getByText('Cordoned')).toBeInTheDocument();
    expect(await screen.findByText('forms-prod')).toBeInTheDocument();
    expect(screen.getByText('local-path (default)')).toBeInTheDocument();
  });

  it('finds one of a thousand namespaces', async () => {
    start('/clusters/oslo', api => {
      api.clusters = [oslo];
      api.namespaces = Array.from({ length: 1000 }, (_, i) => ({
        ...formsProd,
        name: `team-${i}`,
      }));
    });
    await screen.findByText('1–25 of 1,000');

    await userEvent.click(screen.getByPlaceholderText(/owner or environment/));
    await userEvent.paste('team-987');

    expect(
      await screen.findByText('team-987', {}, { timeout: 15_000 }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.queryByText('team-1')).not.toBeInTheDocument(),
    );
  }, 60_000);

  it('says that a cluster of another name is not configured', async () => {
    start('/clusters/tromso', api => {
      api.clusters = [oslo];
    });

    expect(await screen.findByText('No such cluster')).toBeInTheDocument();
  });
});
