import { FakeSignals } from '@dugnad/plugin-clusters-react/testUtils';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useLocation } from 'react-router-dom';
import { namespacesApiRef } from '../api/namespacesApiRef';
import { NamespacesPage } from '../components/NamespacesPage/NamespacesPage';
import { queryClient } from '../hooks/queryClient';
import { rootRouteRef } from '../routes';
import { FakeNamespacesApi } from './FakeNamespacesApi';

/** Renders the plugin's pages at an address, over a backend that the test sets up. */
export function renderAt(
  address: string,
  setUp: (api: FakeNamespacesApi) => void = () => {},
) {
  queryClient.clear();
  const api = new FakeNamespacesApi();
  const signals = new FakeSignals();
  setUp(api);
  renderInTestApp(
    <>
      <NamespacesPage />
      <Address />
    </>,
    {
      mountPath: '/namespaces/*',
      initialRouteEntries: [address],
      mountedRoutes: {
        '/namespaces': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        [namespacesApiRef, api],
        [signalApiRef, signals],
      ],
    },
  );
  return { api, signals };
}

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}
