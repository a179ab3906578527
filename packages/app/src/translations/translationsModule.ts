import {
  createFrontendModule,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { appTranslationRef } from './appTranslationRef';

const app = TranslationBlueprint.make({
  name: 'app',
  params: {
    resource: createTranslationResource({
      ref: appTranslationRef,
      translations: { nb: () => import('./nb/app') },
    }),
  },
});

/** Norwegian words for the app and for the stock plugins; each file loads when the language is chosen. */
export const translationsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [app],
});
