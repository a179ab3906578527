import { NotificationService } from '@backstage/plugin-notifications-node';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ExpiryNews } from './LifecycleRound';

/** Options of `tellOwners`. */
export interface TellOwnersOptions {
  notifications: NotificationService;
  logger: LoggerService;
  /** Path or address of a claim's page. */
  link(claimId: string): string;
}

/** Notifies the owner group; the scope makes a repeated message one. What cannot be sent is in the history all the same. */
export function tellOwners({ notifications, logger, link }: TellOwnersOptions) {
  return async (news: ExpiryNews): Promise<void> => {
    const { claim } = news;
    try {
      await notifications.send({
        recipients: { type: 'entity', entityRef: claim.ownerRef },
        payload: {
          ...wordsOf(news),
          link: link(claim.id),
          topic: 'namespaces',
          scope: `namespaces/${claim.id}/expiry`,
        },
      });
    } catch (error) {
      logger.warn(
        `Could not notify ${claim.ownerRef} about namespace ${claim.name}: ${error}`,
      );
    }
  };
}

function wordsOf(news: ExpiryNews) {
  const { name, cluster, expiresAt = '' } = news.claim;
  const where = `Namespace ${name} in ${cluster}`;
  switch (news.type) {
    case 'warning':
      return {
        title: `${where} expires on ${date(expiresAt)}`,
        description: `${
          news.days === 1 ? 'One day' : `${news.days} days`
        } are left at most. Extend it on its page if it is still needed.`,
        severity: news.days <= 7 ? ('high' as const) : ('normal' as const),
      };
    case 'expired':
      return {
        title: `${where} has expired`,
        description: `Its network is closed and its workloads are stopped. Restore it before ${date(
          news.graceUntil,
        )}, or it is deleted with everything in it.`,
        severity: 'critical' as const,
      };
    default:
      return {
        title: `${where} is being deleted`,
        description: `It expired on ${date(expiresAt)} and was not restored.`,
        severity: 'critical' as const,
      };
  }
}

function date(iso: string): string {
  return iso.slice(0, 10);
}
