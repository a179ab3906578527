import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { RequestNews } from './ClaimRequests';
import { decidersOf, openSlots, PLATFORM } from './openSlots';
import { StoredRequest } from './RequestStore';

/** Options of `RequestNotifications`. */
export interface RequestNotificationsOptions {
  notifications: NotificationService;
  logger: LoggerService;
  /** Groups of the platform team. */
  platformGroups: string[];
}

const WHAT: Record<StoredRequest['kind'], string> = {
  create: 'a new namespace',
  resize: 'another size',
  owner: 'another owner',
  details: 'other details',
  expiry: 'another expiry',
  deletion: 'deletion',
  adoption: 'adoption',
};

/** Tells approvers what waits for them and requesters what became of it. A portal without notifications works all the same. */
export class RequestNotifications {
  readonly #options: RequestNotificationsOptions;

  constructor(options: RequestNotificationsOptions) {
    this.#options = options;
  }

  /** Never throws. */
  async tell(request: StoredRequest, news: RequestNews): Promise<void> {
    // What the policy approved at once is no news to anybody
    const byPolicy = news === 'approved' && request.decidedBy === 'system';
    if (byPolicy) {
      return;
    }
    const asks = news === 'filed' || news === 'approval';
    const recipients = asks
      ? this.#approvers(request)
      : involved(request, news);
    if (recipients.length === 0) {
      return;
    }
    try {
      await this.#options.notifications.send({
        recipients: {
          type: 'entity',
          entityRef: recipients,
          excludeEntityRef: asks ? request.requestedBy : request.decidedBy,
        },
        payload: payloadOf(request, asks, news),
      });
    } catch (error) {
      this.#options.logger.debug(
        `Nobody was notified of request ${request.id}: ${error}`,
      );
    }
  }

  #approvers(request: StoredRequest): string[] {
    const deciders = decidersOf(openSlots(request));
    return deciders.flatMap(group =>
      group === PLATFORM ? this.#options.platformGroups : [group],
    );
  }
}

/** What the portal asked by itself concerns the owners; what ended unfinished, also those who had approved. */
function involved(
  { requestedBy, claim, approvals }: StoredRequest,
  news: RequestNews,
): string[] {
  const asker = requestedBy === 'system' ? claim.ownerRef : requestedBy;
  return news === 'superseded'
    ? [...new Set([asker, ...approvals.map(({ by }) => by)])]
    : [asker];
}

function payloadOf(
  { id, kind, claim, requestedBy, decidedBy, reason }: StoredRequest,
  asks: boolean,
  news: RequestNews,
) {
  const about = news === 'superseded' ? 'has ended undecided' : `is ${news}`;
  const where = `${claim.name} (${claim.environment}, ${claim.cluster})`;
  const words = asks
    ? `${requestedBy} asks for ${WHAT[kind]}: ${where}`
    : `${WHAT[kind]}, ${where}: ${news}${decidedBy ? ` by ${decidedBy}` : ''}`;
  return {
    title: asks
      ? `Namespace ${claim.name} waits for your decision`
      : `The request for namespace ${claim.name} ${about}`,
    description: reason ? `${words}. ${reason}` : words,
    link: `/namespaces/approvals/${id}`,
    topic: 'namespace-requests',
    // One notification for each request and reader, which changes as the request does
    scope: `namespace-request:${id}:${asks ? 'decide' : 'outcome'}`,
  };
}
