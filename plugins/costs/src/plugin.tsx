import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { CostsClient } from '@dugnad/plugin-costs-common';
import { RiCoinsLine } from '@remixicon/react';
import { costsApiRef } from './api/costsApiRef';
import { accountRouteRef, rootRouteRef } from './routes';

const costsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: costsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new CostsClient(deps),
    }),
});

const costsPage = PageBlueprint.make({
  params: {
    path: '/costs',
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () =>
      import('./components/CostsRouter').then(m => <m.CostsRouter />),
  },
});

const entityCostCard = EntityCardBlueprint.make({
  name: 'cost',
  params: {
    type: 'content',
    filter: { kind: { $in: ['group', 'system', 'component'] } },
    loader: () =>
      import('./components/Entity/EntityCostCard').then(m => (
        <m.EntityCostCard />
      )),
  },
});

/** The costs plugin: the bill and who uses it, and a card on groups, systems and components. */
export const costsPlugin = createFrontendPlugin({
  pluginId: 'costs',
  title: 'Costs',
  icon: <RiCoinsLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, account: accountRouteRef },
  extensions: [costsApi, costsPage, entityCostCard],
});
