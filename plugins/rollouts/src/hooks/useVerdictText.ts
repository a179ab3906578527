import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { fillSentence, Verdict } from '@dugnad/plugin-rollouts-common';
import {
  isReason,
  rolloutsTranslationRef,
} from '../translation/rolloutsTranslationRef';
import { useLanguage } from './useLanguage';

/** Turns a verdict into a sentence in the chosen language. Quotes from the cluster stay as they are. */
export function useVerdictText() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const language = useLanguage();
  return ({ reason, values, message }: Omit<Verdict, 'checks'>): string => {
    if (!isReason(reason)) {
      return message;
    }
    const since = values.since
      ? new Date(values.since).toLocaleString(language)
      : '';
    return fillSentence(t(`reason.${reason}`), { ...values, since });
  };
}
