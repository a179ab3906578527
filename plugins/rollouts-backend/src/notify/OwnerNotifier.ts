import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { RolloutStore } from '../history/RolloutStore';
import { noticePayload } from './noticePayload';
import { NoticeStore } from './NoticeStore';

/** What telling owners stands on. */
export interface OwnerNotifierOptions {
  notices: NoticeStore;
  rollouts: RolloutStore;
  notifications: NotificationService;
  logger: LoggerService;
  now(): Date;
}

/** Sends what is due to the owners of workloads. Any replica may run it at any time. */
export class OwnerNotifier {
  readonly #options: OwnerNotifierOptions;
  #running?: Promise<void>;

  constructor(options: OwnerNotifierOptions) {
    this.#options = options;
  }

  /** Sends everything that is due. Failures are logged and tried again with the next call after a minute. */
  async run(): Promise<void> {
    this.#running ??= this.#send().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  async #send(): Promise<void> {
    const { notices, now } = this.#options;
    for (;;) {
      const notice = await notices.take(now());
      if (!notice) {
        return;
      }
      await this.#tell(notice).then(
        () => notices.sent(notice.id, now()),
        error =>
          this.#options.logger.warn(
            'Could not notify owners of a rollout; trying again',
            toError(error),
          ),
      );
    }
  }

  async #tell(notice: Parameters<typeof noticePayload>[0]): Promise<void> {
    const { rollouts, notifications } = this.#options;
    const rollout = await rollouts.get(notice.rolloutId);
    // Without an owner there is nobody to tell
    if (rollout?.ownerRef) {
      await notifications.send({
        recipients: { type: 'entity', entityRef: rollout.ownerRef },
        payload: noticePayload(notice, rollout),
      });
    }
  }
}
