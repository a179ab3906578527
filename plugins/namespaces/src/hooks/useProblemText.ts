import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Problem } from '@dugnad/plugin-namespaces-common';
import { useCallback } from 'react';
import { problemWord } from '../lib/problemWord';
import { namespacesTranslationRef } from '../translation/namespacesTranslationRef';

const VALUES = {
  cluster: '',
  known: '',
  length: '',
  max: '',
  maxLength: '',
  name: '',
  ownerRef: '',
  pattern: '',
  prefix: '',
  systemRef: '',
  value: '',
};

/** Says a problem in the language of the app; one of an unknown rule in the backend's own words. */
export function useProblemText(): (problem: Problem) => string {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return useCallback(
    ({ rule, message, values }) => {
      const word = problemWord(rule);
      return word ? t(`problem.${word}`, { ...VALUES, ...values }) : message;
    },
    [t],
  );
}
