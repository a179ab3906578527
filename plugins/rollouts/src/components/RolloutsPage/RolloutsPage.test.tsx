import { RolloutsApi, WorkloadPage } from '@dugnad/plugin-rollouts-common';
import '@testing-library/jest-dom';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { overview, placed } from '../../__fixtures__/overview';
import { failing } from '../../__fixtures__/workload';
import { renderRollouts } from '../../__testUtils__/renderRollouts';
import { RolloutsPage } from './RolloutsPage';

const troubled = (items: WorkloadPage['items']): WorkloadPage => ({
  ...overview([]),
  items,
  totalItems: items.length,
});

const render = (
  answer: RolloutsApi['overview'],
  items: WorkloadPage['items'] = [],
  path?: string,
) =>
  renderRollouts(
    <RolloutsPage />,
    { overview: answer, list: async () => troubled(items) },
    { path },
  );

it('shows the failure with its cause, the quoted event and what still serves', async () => {
  render(async () => overview([placed({ status: 'Degraded' })]), [failing]);
  const trouble = await screen.findByRole('list');
  expect(within(trouble).getByText('Failed')).toBeInTheDocument();
  expect(within(trouble).getByText(/cannot be pulled\.$/)).toBeInTheDocument();
  expect(within(trouble).getByText('ImagePullBackOff')).toBeInTheDocument();
  expect(
    within(trouble).getByText('The previous version is serving'),
  ).toBeInTheDocument();
});

it('shows versions by environment and cluster, and how far they are apart', async () => {
  render(async () =>
    overview([
      placed({ since: '2026-11-01T10:00:00Z' }),
      placed({ environment: 'test', version: '1.5.0' }),
    ]),
  );
  const matrix = await screen.findByRole('table');
  const headings = within(matrix)
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);
  expect(headings).toEqual(['Application', 'test', 'prod']);
  expect(
    within(matrix).getByText(/^prod has been behind test for/),
  ).toBeInTheDocument();
  expect(
    await screen.findByText('Nothing that you may see is in trouble.'),
  ).toBeInTheDocument();
});

it('calls a cluster by its title', async () => {
  render(async () => overview([placed()]), [failing]);
  expect(
    await screen.findByText(/Deployment in maps-prod, cluster Oslo/),
  ).toBeInTheDocument();
  expect(
    screen.getByRole('link', { name: 'tiles 1.4.2, Oslo' }),
  ).toHaveAttribute('href', '/rollouts/oslo/maps-prod/Deployment/tiles');
});

it('follows the cluster without a reload', async () => {
  let version = '1.4.2';
  const { signals } = render(async () => overview([placed({ version })]));
  await screen.findByText('1.4.2');
  version = '1.5.0';
  act(() => signals.send('rollouts', { keys: ['of-a-new-place'] }));
  expect(await screen.findByText('1.5.0')).toBeInTheDocument();
});

it('says since when a cluster has not answered', async () => {
  render(async () =>
    overview([placed()], {
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
  const answer = jest.fn(async () =>
    overview([placed({ status: 'Degraded' })]),
  );
  render(answer);
  const button = await screen.findByRole('button', { name: /Failed/ });
  await userEvent.click(button);
  expect(answer).toHaveBeenLastCalledWith(
    expect.objectContaining({ status: ['Degraded'] }),
    expect.anything(),
  );
});

it('reads its filters off the address', async () => {
  const answer = jest.fn(async () => overview([]));
  render(
    answer,
    [],
    '/rollouts?environment=prod&kind=StatefulSet&status=Degraded&status=nonsense',
  );
  expect(
    await screen.findByText('Nothing matches these filters.'),
  ).toBeInTheDocument();
  expect(answer).toHaveBeenLastCalledWith(
    expect.objectContaining({
      environment: 'prod',
      kind: 'StatefulSet',
      status: ['Degraded'],
    }),
    expect.anything(),
  );
});

it('asks for more applications only when they are wanted', async () => {
  const answer = jest.fn(async (query: { offset?: unknown } = {}) =>
    overview([placed({ application: `from-${query.offset}` })], {
      totalRows: 101,
    }),
  );
  render(answer);
  await screen.findByText('from-0');
  expect(answer).toHaveBeenCalledTimes(1);
  await userEvent.click(
    screen.getByRole('button', { name: 'Show 100 more applications' }),
  );
  expect(await screen.findByText('from-100')).toBeInTheDocument();
  expect(screen.getByText('from-0')).toBeInTheDocument();
});

it('draws of 2,000 workloads in 10 clusters only what is asked for, and after a signal only what changed', async () => {
  const first = Array.from({ length: 500 }, (_, index) =>
    placed({
      application: `application-${Math.floor(index / 5)}`,
      cluster: `cluster-${index % 10}`,
      environment: ['dev', 'test', 'prod'][index % 3],
    }),
  );
  let version = '1.4.2';
  const { signals } = render(async () =>
    overview([{ ...first[0], version }, ...first.slice(1)], {
      totalRows: 400,
    }),
  );
  await screen.findByText('application-99');
  expect(screen.getAllByRole('row')).toHaveLength(101);
  const untouched = screen.getByText('application-50').closest('tr');
  version = '1.5.0';
  act(() => signals.send('rollouts', { keys: ['any'] }));
  expect(await screen.findByText('1.5.0')).toBeInTheDocument();
  expect(screen.getByText('application-50').closest('tr')).toBe(untouched);
});

it('says so where no cluster is configured', async () => {
  render(async () => overview([], { clusters: [] }));
  expect(
    await screen.findByText('No cluster is configured'),
  ).toBeInTheDocument();
});

it('tells apart forbidden, failed and empty', async () => {
  const forbidden = Object.assign(new Error('no'), { statusCode: 403 });
  const patience = { timeout: 5_000 };
  const first = render(async () => Promise.reject(forbidden));
  await screen.findByText('You may not see this', {}, patience);
  first.unmount();
  const second = render(async () => Promise.reject(new Error('boom')));
  await screen.findByText('boom', {}, patience);
  second.unmount();
  render(async () => overview([]));
  expect(await screen.findByText('Nothing runs here yet.')).toBeInTheDocument();
});
