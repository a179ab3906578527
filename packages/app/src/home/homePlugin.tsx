import {
  createExtensionInput,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import { RiHome5Line } from '@remixicon/react';
import { createServiceRouteRef, homeRouteRef } from './homeRoutes';

/** Every plugin brings its own cards, as it would to the stock home page: see `HomePageWidgetBlueprint`. */
const homePage = PageBlueprint.makeWithOverrides({
  inputs: { widgets: createExtensionInput([homePageWidgetDataRef]) },
  factory: (original, { inputs }) =>
    original({
      path: '/',
      routeRef: homeRouteRef,
      noHeader: true,
      loader: async () => {
        const { HomePage } = await import('./HomePage');
        const widgets = inputs.widgets.map(one =>
          one.get(homePageWidgetDataRef),
        );
        return <HomePage widgets={widgets} />;
      },
    }),
});

/** The page everyone lands on. */
export const homePlugin = createFrontendPlugin({
  pluginId: 'home',
  title: 'Home',
  icon: <RiHome5Line />,
  extensions: [homePage],
  routes: { root: homeRouteRef },
  externalRoutes: { createService: createServiceRouteRef },
});
