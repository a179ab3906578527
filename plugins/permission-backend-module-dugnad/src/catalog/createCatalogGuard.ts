import {
  AuthService,
  HttpAuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { ANNOTATION_ORIGIN_LOCATION } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import express, { Router } from 'express';
import { assertReadsNoFile } from './assertReadsNoFile';
import { mayChangeLocation } from './mayChangeLocation';
import { locationUpdatePermission } from './permissions';

export type CatalogGuardOptions = {
  auth: AuthService;
  catalog: CatalogService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
};

/** More entities than this have too many owners to ask. */
const MOST = 500;

/** Asks what the catalog's own routes do not, before they answer. */
export function createCatalogGuard(options: CatalogGuardOptions): Router {
  const router = Router();
  router.post('/validate-entity', express.json(), (req, _res, next) => {
    assertReadsNoFile(req.body);
    next();
  });
  router.put('/locations/:id', (req, _res, next) => {
    assertMayChange(req, options).then(() => next(), next);
  });
  return router;
}

async function assertMayChange(
  req: express.Request<{ id: string }>,
  options: CatalogGuardOptions,
): Promise<void> {
  const credentials = await options.httpAuth.credentials(req);
  const [decision] = await options.permissions.authorize(
    [{ permission: locationUpdatePermission }],
    { credentials },
  );
  if (decision.result === AuthorizeResult.ALLOW) return;
  if (options.auth.isPrincipal(credentials, 'user')) {
    const { ownershipEntityRefs } = await options.userInfo.getUserInfo(
      credentials,
    );
    const entities = await entitiesOf(req.params.id, options);
    if (mayChangeLocation(entities, ownershipEntityRefs)) return;
  }
  throw new NotAllowedError(
    'Only who owns everything that a location brought into the catalog, or the platform team, may change it',
  );
}

async function entitiesOf(id: string, { auth, catalog }: CatalogGuardOptions) {
  const credentials = await auth.getOwnServiceCredentials();
  const location = await catalog.getLocationById(id, { credentials });
  if (!location) return [];
  const { items, totalItems } = await catalog.queryEntities(
    {
      filter: {
        [`metadata.annotations.${ANNOTATION_ORIGIN_LOCATION}`]: `${location.type}:${location.target}`,
      },
      fields: ['apiVersion', 'kind', 'metadata', 'relations'],
      limit: MOST,
    },
    { credentials },
  );
  return totalItems > MOST ? [] : items;
}
