import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Since, StateMark } from '@dugnad/plugin-clusters-react';
import { Freshness } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';

/** Props of `FreshnessNote`. */
export interface FreshnessNoteProps {
  freshness: Freshness;
}

/** Says that something is of an earlier time, or not known at all, and why; nothing while it is live. */
export function FreshnessNote({ freshness }: FreshnessNoteProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  const { state, since, reason } = freshness;
  if (state === 'live') return null;
  return (
    <Text as="p" variant="body-small">
      <StateMark tone={state}>
        {state === 'stale'
          ? t('freshness.stale', { time: <Since at={since} /> })
          : t('freshness.unknown')}
      </StateMark>{' '}
      {reason}
    </Text>
  );
}
