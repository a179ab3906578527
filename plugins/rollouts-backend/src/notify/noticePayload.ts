import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { StoredRollout } from '../history/RolloutStore';
import { DueNotice } from './NoticeStore';

function pageOf(rollout: StoredRollout): string {
  const { cluster, namespace, kind, name } = rollout;
  const parts = [cluster, namespace, kind, name].map(encodeURIComponent);
  return `/rollouts/${parts.join('/')}`;
}

/** What the owners read. Pure. */
export function noticePayload(
  notice: DueNotice,
  rollout: StoredRollout,
): NotificationSendOptions['payload'] {
  const { name, cluster, environment, version, revision } = rollout;
  const where = environment ? `${environment}, ${cluster}` : cluster;
  const what = `${name} ${version ?? `revision ${revision}`}`;
  const common = {
    link: pageOf(rollout),
    topic: 'rollouts',
    // Sent twice, for example because a replica died in between, it replaces itself
    scope: `rollouts:${notice.failureId}:${notice.kind}`,
  };
  return notice.kind === 'failed'
    ? {
        ...common,
        title: `${what} failed in ${where}`,
        description: rollout.failures[0]?.message ?? rollout.message,
        severity: 'high',
      }
    : {
        ...common,
        title: `${what} is healthy in ${where}`,
        description: 'It has recovered.',
        severity: 'normal',
      };
}
