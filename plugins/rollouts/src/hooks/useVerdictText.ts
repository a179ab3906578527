import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useLanguage } from '@dugnad/plugin-clusters-react';
import { fillSentence, Verdict } from '@dugnad/plugin-rollouts-common';
import { isReason } from '../translation/en/reasons';
import { rolloutsTranslationRef } from '../translation/rolloutsTranslationRef';

/** The values of verdicts that are times. */
const TIMES = ['since', 'lastSchedule', 'lastSuccess'];

function timeText(value: string | number, language: string): string {
  const time = new Date(value);
  return Number.isNaN(time.getTime())
    ? String(value)
    : time.toLocaleString(language);
}

/**
 * Turns a verdict into a sentence in the chosen language. Quotes from the cluster stay as they are, and are left out where
 * the cause beside the sentence shows them.
 */
export function useVerdictText() {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const language = useLanguage();
  return ({
    reason,
    values,
    message,
    cause,
  }: Omit<Verdict, 'checks'>): string => {
    if (!isReason(reason)) {
      return message;
    }
    const times = Object.fromEntries(
      TIMES.flatMap(name =>
        values[name] ? [[name, timeText(values[name], language)]] : [],
      ),
    );
    const text = t(`reason.${reason}`);
    const sentence = cause ? text.replace(': {quote}', '.') : text;
    return fillSentence(sentence, { ...values, ...times });
  };
}
