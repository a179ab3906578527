import { EntityProvider } from '@backstage/plugin-catalog-react';
import { WorkloadPage } from '@dugnad/plugin-rollouts-common';
import '@testing-library/jest-dom';
import { screen } from '@testing-library/react';
import { overview } from '../../__fixtures__/overview';
import { failing } from '../../__fixtures__/workload';
import { renderRollouts } from '../../__testUtils__/renderRollouts';
import { GroupRolloutCard } from './GroupRolloutCard';

const group = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'maps', namespace: 'default' },
};

const render = (over: Partial<WorkloadPage>) => {
  const list = jest.fn(async () => ({
    ...overview([]),
    items: [],
    totalItems: 0,
    ...over,
  }));
  renderRollouts(
    <EntityProvider entity={group}>
      <GroupRolloutCard />
    </EntityProvider>,
    { list },
  );
  return list;
};

const none = overview([]).counts;

it('asks only for trouble of that group, and shows it with its cause', async () => {
  const list = render({
    items: [failing],
    totalItems: 1,
    counts: { ...none, Degraded: 1 },
  });
  expect(await screen.findByText('ImagePullBackOff')).toBeInTheDocument();
  expect(list).toHaveBeenCalledWith(
    expect.objectContaining({
      ownerRef: 'group:default/maps',
      status: ['Degraded', 'Missing'],
    }),
    expect.anything(),
  );
});

it.each([
  ['nothing is in trouble', { Healthy: 3 }, 'Nothing is in trouble'],
  [
    'nobody knows, because a cluster does not answer',
    { Unknown: 2 },
    '2 are unknown: their cluster does not answer',
  ],
  [
    'nothing of it runs',
    {},
    'Nothing of this group runs in a cluster you may see.',
  ],
])('says so where %s', async (_case, counts, words) => {
  render({ counts: { ...none, ...counts } });
  expect(await screen.findByText(words)).toBeInTheDocument();
});
