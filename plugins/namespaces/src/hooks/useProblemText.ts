import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Problem, resourceSchema } from '@dugnad/plugin-namespaces-common';
import { useCallback } from 'react';
import { problemWord } from '../lib/problemWord';
import { namespacesTranslationRef } from '../translation/namespacesTranslationRef';

const VALUES = {
  after: '',
  allocatable: '',
  asked: '',
  before: '',
  claims: '',
  cluster: '',
  known: '',
  latest: '',
  length: '',
  likely: '',
  limit: '',
  manager: '',
  max: '',
  maxDays: '',
  maxLength: '',
  maxPercent: '',
  means: '',
  name: '',
  ownerRef: '',
  pattern: '',
  percent: '',
  prefix: '',
  quota: '',
  resource: '',
  systemRef: '',
  text: '',
  used: '',
  value: '',
  why: '',
};

/** Says a problem in the language of the app; one of an unknown rule in the backend's own words. */
export function useProblemText(): (problem: Problem) => string {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return useCallback(
    ({ rule, message, values }) => {
      const word = problemWord(rule);
      if (!word) return message;
      const resource = resourceSchema.safeParse(values?.resource);
      return t(`problem.${word}`, {
        ...VALUES,
        ...values,
        ...(resource.success && { resource: t(`resource.${resource.data}`) }),
      });
    },
    [t],
  );
}
