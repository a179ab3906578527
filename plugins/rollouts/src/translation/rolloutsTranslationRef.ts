import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { actionTexts } from './en/actions';
import { detailTexts } from './en/detail';
import { evidenceTexts } from './en/evidence';
import { historyTexts } from './en/history';
import { homeTexts } from './en/home';
import { noticeTexts } from './en/notices';
import { overviewTexts } from './en/overview';
import { reasonTexts } from './en/reasons';

/** Words of the rollouts plugin. */
export const rolloutsTranslationRef = createTranslationRef({
  id: 'plugin.rollouts',
  messages: {
    ...overviewTexts,
    ...detailTexts,
    ...actionTexts,
    ...evidenceTexts,
    ...historyTexts,
    ...homeTexts,
    notice: noticeTexts,
    reason: reasonTexts,
  },
  translations: { nb: () => import('./nb') },
});
