import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { accessMessages } from './en/accessMessages';
import { claimMessages } from './en/claimMessages';
import { formMessages } from './en/formMessages';
import { homeMessages } from './en/homeMessages';
import { listMessages } from './en/listMessages';
import { platformMessages } from './en/platformMessages';
import { problemMessages } from './en/problemMessages';
import { requestMessages } from './en/requestMessages';
import { stateMessages } from './en/stateMessages';

/** Words of the namespaces plugin. */
export const namespacesTranslationRef = createTranslationRef({
  id: 'plugin.namespaces',
  messages: {
    ...listMessages,
    ...stateMessages,
    ...claimMessages,
    ...accessMessages,
    ...formMessages,
    ...homeMessages,
    ...platformMessages,
    ...problemMessages,
    ...requestMessages,
  },
  translations: { nb: () => import('./nb') },
});
