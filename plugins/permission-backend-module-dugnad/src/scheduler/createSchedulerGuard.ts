import {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Router } from 'express';
import { schedulerManagePermission } from './permissions';

export type SchedulerGuardOptions = {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
};

/** Asks for a permission before any route of a plugin's scheduler answers. */
export function createSchedulerGuard(options: SchedulerGuardOptions): Router {
  const router = Router();
  router.use('/.backstage/scheduler', (req, _res, next) => {
    const ask = async () => {
      const credentials = await options.httpAuth.credentials(req);
      const [decision] = await options.permissions.authorize(
        [{ permission: schedulerManagePermission }],
        { credentials },
      );
      if (decision.result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError(
          'Only the platform team may see, start and stop background tasks',
        );
      }
    };
    ask().then(() => next(), next);
  });
  return router;
}
