import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  discoveryApiRef,
  fetchApiRef,
  identityApiRef,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { STATUSES } from '@dugnad/plugin-rollouts-common';
import { screen, within } from '@testing-library/react';
import { HomePage } from './HomePage';

const permitApi = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'permit-api', title: 'Permit API', namespace: 'default' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/forms' }],
};

const failing = {
  cluster: 'oslo',
  namespace: 'forms-prod',
  kind: 'Deployment',
  name: 'permit-api',
  uid: '1',
  signalKey: 'k1',
  application: 'permit-api',
  entityRef: 'component:default/permit-api',
  images: [],
  verdict: {
    status: 'Degraded',
    reason: 'imagePull',
    message: 'Failed, previous version serving: the image cannot be pulled.',
    values: {},
  },
};

const waiting = {
  id: '1',
  name: 'forms-test',
  cluster: 'oslo',
  environment: 'test',
  ownerRef: 'group:default/forms',
  purpose: 'Testing',
  size: 'small',
  egressInternet: false,
  state: 'waiting',
  stateSince: '2026-01-01T00:00:00Z',
  requestedBy: 'user:default/ingrid.berg',
  requestedAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  entityRef: 'resource:default/forms-test',
};

const toDecide = {
  id: 'r1',
  claimId: '1',
  kind: 'create',
  state: 'waiting',
  claim: {
    name: 'maps-prod',
    cluster: 'oslo',
    environment: 'prod',
    ownerRef: 'group:default/maps',
  },
  requestedBy: 'user:default/lars.vik',
  requestedAt: '2026-01-01T00:00:00Z',
  requested: {},
  decision: { verdict: 'ask', reasons: [] },
  slots: [],
  approvals: [],
  actions: { decide: true, withdraw: false },
};

type Answer = { status?: number; body: object };

const counts = Object.fromEntries(STATUSES.map(status => [status, 0]));

const nothing = {
  workloads: {
    body: { items: [], totalItems: 0, counts, ownerRefs: [], clusters: [] },
  },
  claims: { body: { items: [], totalItems: 0 } },
};

function page(
  answers: { workloads: Answer; claims: Answer; requests?: Answer },
  components: (typeof permitApi)[] = [],
  ownershipEntityRefs = ['user:default/ingrid.berg', 'group:default/forms'],
) {
  const answer = async (input: RequestInfo | URL) => {
    const url = String(input);
    const none: Answer = { body: { items: [], totalItems: 0 } };
    const inNamespaces = url.includes('/requests')
      ? answers.requests ?? none
      : answers.claims;
    const { status = 200, body } = url.includes('/workloads')
      ? answers.workloads
      : inNamespaces;
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json' },
    });
  };
  const identity = mockApis.identity({
    displayName: 'Ingrid Berg',
    userEntityRef: 'user:default/ingrid.berg',
    ownershipEntityRefs,
  });
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [catalogApiRef, catalogApiMock({ entities: components })],
        [identityApiRef, identity],
        [
          discoveryApiRef,
          { getBaseUrl: async id => `http://portal/api/${id}` },
        ],
        [fetchApiRef, { fetch: answer }],
      ]}
    >
      <HomePage />
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

async function card(name: string) {
  return within(await screen.findByRole('region', { name }));
}

jest.setTimeout(30_000);

describe('HomePage', () => {
  it('greets by first name', async () => {
    page(nothing);
    expect(await screen.findByText(/^Good .+, Ingrid$/)).toBeInTheDocument();
  });

  it('shows services with owner and health, troubles with their cause, and requests', async () => {
    page(
      {
        workloads: {
          body: { ...nothing.workloads.body, items: [failing], totalItems: 1 },
        },
        claims: { body: { items: [waiting], totalItems: 1 } },
      },
      [permitApi],
    );
    const services = await card('Services of your teams');
    expect(await services.findByText('Permit API')).toBeInTheDocument();
    expect(await services.findByText('Failed')).toBeInTheDocument();
    expect(services.getByText('forms')).toBeInTheDocument();
    const trouble = await card('Rollouts in trouble');
    expect(
      await trouble.findByText(/the image cannot be pulled/),
    ).toBeInTheDocument();
    const namespaces = await card('Namespaces and requests');
    expect(
      await namespaces.findByText('Waiting for approval'),
    ).toBeInTheDocument();
  });

  it('says so where there is nothing yet', async () => {
    page(nothing);
    expect(
      await screen.findByText(/Your teams own no services yet/),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Nothing of yours runs in a cluster yet.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Your teams have no namespaces yet.'),
    ).toBeInTheDocument();
  });

  it('tells a person without a team what is missing', async () => {
    page(nothing, [], ['user:default/ingrid.berg']);
    expect(
      await screen.findByText(/You are in no team yet/),
    ).toBeInTheDocument();
  });

  it('keeps what it has when one backend fails, names the error and calls nothing healthy', async () => {
    page(
      {
        ...nothing,
        workloads: {
          status: 503,
          body: {
            error: { name: 'ServiceUnavailableError', message: 'starting' },
            response: { statusCode: 503 },
          },
        },
      },
      [permitApi],
    );
    const services = await card('Services of your teams');
    expect(await services.findByText('Not known now')).toBeInTheDocument();
    const trouble = await card('Rollouts in trouble');
    expect(
      await trouble.findByText('starting', {}, { timeout: 10_000 }),
    ).toBeInTheDocument();
    expect(screen.queryByText('Healthy')).not.toBeInTheDocument();
  });

  it('shows what waits for this person, and nothing where nothing does', async () => {
    page({
      ...nothing,
      requests: { body: { items: [toDecide], totalItems: 1 } },
    });
    const waitingCard = await card('Waiting for you');
    expect(waitingCard.getByText('maps-prod')).toBeInTheDocument();
    expect(waitingCard.getByText('New namespace')).toBeInTheDocument();
  });

  it('has no card for decisions where none waits', async () => {
    page(nothing);
    await card('Rollouts in trouble');
    expect(
      screen.queryByRole('region', { name: 'Waiting for you' }),
    ).not.toBeInTheDocument();
  });

  it('says what a person may not see', async () => {
    page({
      ...nothing,
      claims: {
        status: 403,
        body: {
          error: { name: 'NotAllowedError', message: 'no' },
          response: { statusCode: 403 },
        },
      },
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
