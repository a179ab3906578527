import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { FakeSignals } from '@dugnad/plugin-clusters-react/testUtils';
import { screen, within } from '@testing-library/react';
import { formsWebDetail, resize } from '../../__fixtures__/claims';
import {
  failure,
  FakeNamespacesApi,
} from '../../__testUtils__/FakeNamespacesApi';
import { namespacesApiRef } from '../../api/namespacesApiRef';
import { queryClient } from '../../hooks/queryClient';
import { rootRouteRef } from '../../routes';
import { NamespacesWidget } from './NamespacesWidget';
import { WaitingWidget } from './WaitingWidget';

function open(setUp: (api: FakeNamespacesApi) => void = () => {}) {
  queryClient.clear();
  const api = new FakeNamespacesApi();
  setUp(api);
  const identity = mockApis.identity({
    userEntityRef: 'user:default/ingrid.berg',
    ownershipEntityRefs: ['user:default/ingrid.berg', 'group:default/forms'],
  });
  renderInTestApp(
    <>
      <WaitingWidget />
      <NamespacesWidget />
    </>,
    {
      mountedRoutes: {
        '/namespaces': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        [namespacesApiRef, api],
        [identityApiRef, identity],
        [signalApiRef, new FakeSignals()],
      ],
    },
  );
  return api;
}

async function card(name: string) {
  return within(
    await screen.findByRole('region', { name }, { timeout: 10_000 }),
  );
}

jest.setTimeout(30_000);

describe('cards of the home page', () => {
  it('show namespaces of the teams, what needs attention first', async () => {
    const waiting = { ...formsWebDetail, id: 'c2', name: 'zz-waits' };
    const api = open(({ claims }) => {
      claims.push(formsWebDetail, { ...waiting, state: 'waiting' });
    });
    const namespaces = await card('Namespaces and requests');
    expect(
      await namespaces.findByText('Waiting for approval'),
    ).toBeInTheDocument();
    const names = namespaces
      .getAllByRole('link')
      .map(link => link.textContent)
      .filter(text => text !== 'All namespaces');
    expect(names).toEqual(['zz-waits', 'forms-web']);
    expect(api.queries[0].owner).toEqual([
      'user:default/ingrid.berg',
      'group:default/forms',
    ]);
  });

  it('say so where there are none, and show no card of requests', async () => {
    open();
    expect(
      await screen.findByText('Your teams have no namespaces yet.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Waiting for you' }),
    ).not.toBeInTheDocument();
  });

  it('show what waits for this person', async () => {
    open(api => {
      const actions = { ...resize.actions, decide: true };
      api.waiting = [{ ...resize, actions }];
    });
    const waiting = await card('Waiting for you');
    expect(waiting.getByText(resize.claim.name)).toBeInTheDocument();
    expect(waiting.getByText('Another size')).toBeInTheDocument();
  });

  it('say what a person may not see', async () => {
    open(api => {
      api.error = failure(403, 'no');
    });
    const namespaces = await card('Namespaces and requests');
    expect(
      await namespaces.findByText(
        'You may not see this',
        {},
        { timeout: 10_000 },
      ),
    ).toBeInTheDocument();
  });
});
