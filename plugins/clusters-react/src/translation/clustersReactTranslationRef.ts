import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Words that pages about clusters share. */
export const clustersReactTranslationRef = createTranslationRef({
  id: 'plugin.clusters-react',
  messages: {
    loading: 'Loading',
    forbidden: 'You may not see this',
    notFound: 'There is no such thing, or you may not see it',
    failed: 'This could not be fetched',
    outdated: 'Could not be refreshed. What you see is from {{time}}.',
    retry: 'Try again',
    more: '{{number}} more',
  },
  translations: { nb: () => import('./nb') },
});
