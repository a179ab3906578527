import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { FakeSignals } from '@dugnad/plugin-clusters-react/testUtils';
import { CostsClient } from '@dugnad/plugin-costs-common';
import { costsApiRef } from '../api/costsApiRef';
import { CostsRouter } from '../components/CostsRouter';
import { queryClient } from '../hooks/queryClient';
import { rootRouteRef } from '../routes';

/** A call that changes something, as the backend got it. */
export interface SentChange {
  method: string;
  path: string;
  body: unknown;
}

/** A backend that answers by path; a number is an error status. */
export interface FakeBackend {
  answers: Record<string, object | number>;
  sent: SentChange[];
}

function fetchFrom(backend: FakeBackend) {
  return async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const path = new URL(String(input)).pathname.replace('/api/costs', '');
    const { method = 'GET', body } = init;
    if (method !== 'GET') {
      const parsed: unknown = JSON.parse(String(body ?? 'null'));
      backend.sent.push({ method, path, body: parsed });
    }
    const answer = backend.answers[`${method} ${path}`] ?? 404;
    const status = typeof answer === 'number' ? answer : 200;
    const error = { error: { name: 'Error', message: `${path}: ${status}` } };
    return new Response(
      JSON.stringify(status === 200 ? answer : { ...error, response: {} }),
      { status, headers: { 'Content-Type': 'application/json' } },
    );
  };
}

/** Renders the plugin's pages at an address, over a backend that answers what the test says. */
export function renderCosts(
  address: string,
  answers: FakeBackend['answers'],
): FakeBackend {
  queryClient.clear();
  const backend: FakeBackend = { answers, sent: [] };
  renderInTestApp(<CostsRouter />, {
    mountPath: '/costs/*',
    initialRouteEntries: [address],
    mountedRoutes: {
      '/costs': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
    apis: [
      [
        costsApiRef,
        new CostsClient({
          discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
          fetchApi: { fetch: fetchFrom(backend) },
        }),
      ],
      [signalApiRef, new FakeSignals()],
    ],
  });
  return backend;
}
