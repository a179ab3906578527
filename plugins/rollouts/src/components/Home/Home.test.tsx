import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { RolloutsApi, Workload } from '@dugnad/plugin-rollouts-common';
import { screen, within } from '@testing-library/react';
import { failing, workload } from '../../__fixtures__/workload';
import { renderRollouts } from '../../__testUtils__/renderRollouts';
import { ServicesWidget } from './ServicesWidget';
import { TroubleWidget } from './TroubleWidget';

const MAPS = 'group:default/maps';
const tiles = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'tiles', title: 'Tiles', namespace: 'default' },
  relations: [{ type: 'ownedBy', targetRef: MAPS }],
};

const page = (items: Workload[]) => ({
  items,
  totalItems: items.length,
  ownerRefs: [],
  clusters: [],
  counts: {
    Healthy: 0,
    Suspended: 0,
    Progressing: 0,
    Missing: 0,
    Degraded: 0,
    Unknown: 0,
  },
});

function open(
  list: RolloutsApi['list'],
  entities = [tiles],
  ownershipEntityRefs = ['user:default/lars.vik', MAPS],
) {
  const identity = mockApis.identity({
    userEntityRef: 'user:default/lars.vik',
    ownershipEntityRefs,
  });
  renderRollouts(
    <TestApiProvider
      apis={[
        [identityApiRef, identity],
        [catalogApiRef, catalogApiMock({ entities })],
      ]}
    >
      <ServicesWidget />
      <TroubleWidget />
    </TestApiProvider>,
    { list },
  );
}

async function card(name: string) {
  return within(
    await screen.findByRole('region', { name }, { timeout: 10_000 }),
  );
}

jest.setTimeout(30_000);

describe('cards of the home page', () => {
  it('show services with owner and health, and trouble with its cause', async () => {
    open(async () => page([failing]));
    const services = await card('Services of your teams');
    expect(await services.findByText('Tiles')).toBeInTheDocument();
    expect(await services.findByText('Failed')).toBeInTheDocument();
    expect(services.getByText('maps')).toBeInTheDocument();
    const trouble = await card('Rollouts in trouble');
    expect(
      await trouble.findByText(/image cannot be pulled/),
    ).toBeInTheDocument();
  });

  it('keep a service in sight that others claim too', async () => {
    const claimedBy = ['component:default/copy', 'component:default/tiles'];
    open(async () => page([workload({ entityRef: undefined, claimedBy })]));
    const services = await card('Services of your teams');
    expect(await services.findByText('Healthy')).toBeInTheDocument();
  });

  it('say so where there is nothing yet', async () => {
    open(async () => page([]), []);
    expect(
      await screen.findByText(/Your teams own no services yet/),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Nothing of yours runs in a cluster yet.'),
    ).toBeInTheDocument();
  });

  it('tell a person without a team what is missing', async () => {
    open(async () => page([]), [], ['user:default/lars.vik']);
    expect(
      await screen.findByText(/You are in no team yet/),
    ).toBeInTheDocument();
  });

  it('call nothing healthy when the backend fails, and name the error', async () => {
    const error = Object.assign(new Error('Request failed with 400'), {
      statusCode: 400,
      body: { error: { name: 'InputError', message: 'starting' } },
    });
    open(async () => {
      throw error;
    });
    const services = await card('Services of your teams');
    expect(await services.findByText('Not known now')).toBeInTheDocument();
    expect(screen.queryByText('Healthy')).not.toBeInTheDocument();
  });
});
