import { Alert } from '@backstage/ui';
import { ClusterSummary, Gap } from '@dugnad/plugin-clusters-common';
import { clockTime, useNow } from '@dugnad/plugin-clusters-react';
import { useWords } from '../../hooks/useWords';
import { resourceKeyOf } from '../../lib/resourceKeyOf';

/** Says why figures of a cluster are missing or old; nothing where none are. */
export function ClusterGaps(props: { cluster: ClusterSummary }) {
  const { reachability, staleSince, gaps, nodes } = props.cluster;
  const { t, locale } = useWords();
  const now = useNow();
  if (reachability.state === 'unreachable') {
    const known = staleSince !== null && nodes !== null;
    return (
      <Alert
        status={known ? 'warning' : 'danger'}
        icon
        title={
          known
            ? t('stale.title', { time: clockTime(staleSince, now, locale) })
            : t('neverRead')
        }
        description={reachability.error ?? t('stale.help')}
      />
    );
  }
  if (reachability.state === 'connecting' || gaps.length === 0) return null;
  return (
    <Alert
      status="warning"
      icon
      title={t('gap.title')}
      description={gaps.map(gap => (
        <GapLine key={gap.resource} gap={gap} />
      ))}
    />
  );
}

function GapLine({ gap }: { gap: Gap }) {
  const { t, locale } = useWords();
  const now = useNow();
  const key = resourceKeyOf(gap.resource);
  const resource = key ? t(key) : gap.resource;
  const what =
    gap.kind === 'stale' && gap.since
      ? t('gap.stale', { resource, time: clockTime(gap.since, now, locale) })
      : t('gap.unread', { resource });
  return <div>{gap.reason ? `${what}: ${gap.reason}` : what}</div>;
}
