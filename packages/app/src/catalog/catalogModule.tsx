import {
  coreExtensionData,
  createExtensionInput,
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { RiStackLine } from '@remixicon/react';

const catalogPage = PageBlueprint.makeWithOverrides({
  inputs: { filters: createExtensionInput([coreExtensionData.reactElement]) },
  factory: (originalFactory, { inputs }) =>
    originalFactory({
      path: '/catalog',
      title: 'Catalog',
      icon: <RiStackLine />,
      routeRef: catalogPlugin.routes.catalogIndex,
      loader: async () => {
        const { CatalogPage } = await import('./CatalogPage');
        return (
          <CatalogPage
            filters={inputs.filters.map(filter =>
              filter.get(coreExtensionData.reactElement),
            )}
          />
        );
      },
    }),
});

/** Replaces the stock catalog page: the same filters and table, columns that fit. */
export const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [catalogPage],
});
