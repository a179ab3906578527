import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { clockTime, useLanguage } from '@dugnad/plugin-clusters-react';
import { fillSentence, Notice } from '@dugnad/plugin-rollouts-common';
import { isNoticeCode } from '../translation/en/notices';
import { rolloutsTranslationRef } from '../translation/rolloutsTranslationRef';

/** What turns a notice into a sentence. */
export type NoticeText = (notice: Notice) => string;

/** Turns what the backend wants known into a sentence in the chosen language; what this version has no words for stays English. */
export function useNoticeText(): NoticeText {
  const { t } = useTranslationRef(rolloutsTranslationRef);
  const language = useLanguage();
  return ({ code, message, values }) => {
    if (!isNoticeCode(code)) return message;
    const { since } = values;
    // Engines and actions share this code and say different things by it
    if (code === 'unreachable' && since === undefined) {
      return t('notice.engineUnreachable');
    }
    const text = t(`notice.${code}`);
    // A sentence with holes says less than the English one
    const marks = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    if (marks.some(name => !(name in values))) return message;
    const told =
      typeof since === 'string'
        ? { ...values, since: clockTime(since, new Date(), language) }
        : values;
    return fillSentence(text, told);
  };
}
