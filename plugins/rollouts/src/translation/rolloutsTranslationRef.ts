import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { detailTexts } from './en/detail';
import { overviewTexts } from './en/overview';
import { reasonTexts } from './en/reasons';

/** Words of the rollouts plugin. */
export const rolloutsTranslationRef = createTranslationRef({
  id: 'plugin.rollouts',
  messages: {
    ...overviewTexts,
    ...detailTexts,
    reason: reasonTexts,
  },
  translations: { nb: () => import('./nb') },
});
