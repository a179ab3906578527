import '@testing-library/jest-dom';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { rollout } from '../../__fixtures__/rollout';
import { renderRollouts } from '../../__testUtils__/renderRollouts';
import { HistoryPanel } from './HistoryPanel';

const ago = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

const good = rollout({
  id: 'good',
  version: '1.4.2',
  startedAt: ago(50),
  replacedAt: ago(20),
  commit: '0123456789abcdef',
  commitUrl: 'https://git.example/commit/0123456789abcdef',
});
const bad = rollout({
  id: 'bad',
  version: '1.5.0',
  previousVersion: '1.4.2',
  startedAt: ago(20),
  status: 'failed',
  observedLate: true,
  healthyAt: undefined,
  endedAt: undefined,
  failures: [
    {
      at: ago(19),
      phase: 'rollout',
      reason: 'ImagePullFailed',
      message: 'The image cannot be pulled',
    },
  ],
});

const render = (items = [bad, good]) =>
  renderRollouts(
    <HistoryPanel query={{ entityRef: 'component:default/tiles' }} />,
    {
      rollouts: async () => ({ items, recordedSince: ago(60) }),
    },
  );

const band = (name: RegExp) => screen.findByRole('button', { name });

it('says of each version where it was, how it ended, and that it was seen late', async () => {
  render();
  expect(await band(/^1\.4\.2 in .*prod, oslo, Healthy/)).toBeInTheDocument();
  expect(await band(/^1\.5\.0 in .*Failed \(Seen late\)/)).toBeInTheDocument();
});

it('is walked with the arrow keys and tells of the chosen rollout, with its commit', async () => {
  render();
  await userEvent.click(await band(/^1\.5\.0/));
  expect(
    screen.getAllByText('The image cannot be pulled').length,
  ).toBeGreaterThan(0);
  await userEvent.keyboard('{ArrowLeft}');
  expect(await band(/^1\.4\.2/)).toHaveFocus();
  expect(screen.getAllByRole('link', { name: '01234567' })[0]).toHaveAttribute(
    'href',
    good.commitUrl,
  );
});

it('has one stop of the tab key, however many versions there were', async () => {
  render();
  const buttons = [await band(/^1\.4\.2/), await band(/^1\.5\.0/)];
  expect(buttons.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
});

it('says the same in a table', async () => {
  render();
  await userEvent.click(await screen.findByText('All rollouts as a table'));
  const rows = within(screen.getByRole('table')).getAllByRole('row');
  expect(rows).toHaveLength(3);
  expect(rows[1]).toHaveTextContent('1.5.0');
});

it('says since when anything is recorded where there is nothing yet', async () => {
  render([]);
  expect(
    await screen.findByText('No rollout has been recorded yet.'),
  ).toBeInTheDocument();
  expect(screen.getByText(/^Nothing was recorded before/)).toBeInTheDocument();
});
