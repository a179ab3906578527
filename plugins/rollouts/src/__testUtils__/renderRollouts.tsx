import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { FakeSignals } from '@dugnad/plugin-clusters-react/testUtils';
import { RolloutsApi } from '@dugnad/plugin-rollouts-common';
import { QueryClientProvider } from '@tanstack/react-query';
import { ReactNode } from 'react';
import { rolloutsApiRef } from '../api/rolloutsApiRef';
import { queryClient } from '../hooks/queryClient';
import { rootRouteRef } from '../routes';
import { fakeRolloutsApi } from './fakeRolloutsApi';

/** What a rendered page can be told and asked. */
export interface RenderedRollouts {
  signals: FakeSignals;
  unmount(): void;
}

/** Options of `renderRollouts`. */
export interface RenderRolloutsOptions {
  /** Below the plugin's path. */
  path?: string;
}

/** Renders part of the plugin on a backend that answers what a test says, with nothing fetched before. */
export function renderRollouts(
  element: ReactNode,
  api: Partial<RolloutsApi>,
  options: RenderRolloutsOptions = {},
): RenderedRollouts {
  const signals = new FakeSignals();
  queryClient.clear();
  const { unmount } = renderInTestApp(
    <TestApiProvider
      apis={[
        [rolloutsApiRef, fakeRolloutsApi(api)],
        [signalApiRef, signals],
      ]}
    >
      <QueryClientProvider client={queryClient}>{element}</QueryClientProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/rollouts': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [options.path ?? '/rollouts'],
    },
  );
  return { signals, unmount };
}
