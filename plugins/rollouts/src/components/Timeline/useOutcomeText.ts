import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Rollout } from '@dugnad/plugin-rollouts-common';
import { outcomeOf } from '../../lib/timelineLanes';
import { rolloutsTranslationRef } from '../../translation/rolloutsTranslationRef';

/** What says how a rollout went. */
export type OutcomeText = (rollout: Rollout) => string;

/** Says in a few words how a rollout went. */
export function useOutcomeText(): OutcomeText {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  return rollout => {
    const outcome = outcomeOf(rollout);
    const text =
      outcome === 'recovered'
        ? t('timeline.recovered')
        : t(`timeline.status.${outcome}`);
    return rollout.observedLate ? `${text} (${t('timeline.late')})` : text;
  };
}
