import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import demoProvider from '@dugnad/plugin-auth-backend-module-demo-provider';
import {
  namespaceClaimCreatePermission,
  namespaceClaimReadPermission,
  namespaceClaimUpdatePermission,
  namespacesPermissions,
  RESOURCE_TYPE_NAMESPACE_CLAIM,
} from '@dugnad/plugin-namespaces-common';
import express from 'express';
import request from 'supertest';
import { z } from 'zod/v3';
import permissionModuleDugnad from '.';

type Claim = { id: string; ownerRef: string };

const claimRef = createPermissionResourceRef<
  Claim,
  (claim: Claim) => boolean
>().with({
  pluginId: 'namespaces',
  resourceType: RESOURCE_TYPE_NAMESPACE_CLAIM,
});

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Owned by one of the given',
  resourceRef: claimRef,
  paramsSchema: z.object({ ownerRefs: z.array(z.string()) }),
  apply: (claim, { ownerRefs }) => ownerRefs.includes(claim.ownerRef),
  toQuery:
    ({ ownerRefs }) =>
    claim =>
      ownerRefs.includes(claim.ownerRef),
});

const claims: Claim[] = [
  { id: 'boats-prod', ownerRef: 'group:default/boats' },
  { id: 'tides-prod', ownerRef: 'group:default/tides' },
  { id: 'agency-prod', ownerRef: 'group:default/agency' },
];

/** A plugin with claims of two teams, as namespaces-backend has them. */
const claimsPlugin = createBackendPlugin({
  pluginId: 'namespaces',
  register(reg) {
    reg.registerInit({
      deps: {
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        permissions: coreServices.permissions,
        registry: coreServices.permissionsRegistry,
      },
      async init({ http, httpAuth, permissions, registry }) {
        registry.addResourceType({
          resourceRef: claimRef,
          permissions: namespacesPermissions,
          rules: [isOwner],
          getResources: async refs =>
            refs.map(ref => claims.find(({ id }) => id === ref)),
        });
        const router = express.Router();
        router.get('/may/:id', async (req, res) => {
          const credentials = await httpAuth.credentials(req);
          const resourceRef = req.params.id;
          const decisions = await permissions.authorize(
            [
              { permission: namespaceClaimCreatePermission },
              { permission: namespaceClaimReadPermission, resourceRef },
              { permission: namespaceClaimUpdatePermission, resourceRef },
            ],
            { credentials },
          );
          res.json(
            decisions.map(({ result }) => result === AuthorizeResult.ALLOW),
          );
        });
        http.use(router);
      },
    });
  },
});

const user = (name: string, group: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name },
  spec: { memberOf: [group] },
  relations: [{ type: 'memberOf', targetRef: `group:default/${group}` }],
});

const group = (name: string, type: string, parent?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name },
  spec: { type, children: [] },
  relations: parent
    ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
    : [],
});

/** A backend with real tokens between its plugins; people sign in through the demo provider. */
async function start(visibility: string) {
  const people = [
    user('kari', 'boats'),
    user('lise', 'tides'),
    user('ola', 'platform'),
    user('per', 'nothing'),
    user('eli', 'tides-crew'),
  ];
  const groups = [
    group('agency', 'organisation'),
    group('tides', 'team', 'agency'),
    group('tides-crew', 'team', 'tides'),
  ];
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      demoProvider,
      permissionPlugin,
      permissionModuleDugnad,
      claimsPlugin,
      catalogServiceMock.factory({ entities: [...people, ...groups] }),
      authServiceFactory,
      httpAuthServiceFactory,
      userInfoServiceFactory,
      permissionsServiceFactory,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          backend: { baseUrl: 'http://localhost' },
          auth: {
            environment: 'development',
            providers: {
              demo: {
                development: {
                  people: people.map(({ metadata }) => ({ id: metadata.name })),
                },
              },
            },
          },
          permission: {
            enabled: true,
            dugnad: { platformGroups: ['group:default/platform'], visibility },
          },
        },
      }),
    ],
  });
  return async (person: string, id: string) => {
    const session = await request(server)
      .get('/api/auth/demo/refresh')
      .set('x-dugnad-demo-user', person);
    const response = await request(server)
      .get(`/api/namespaces/may/${id}`)
      .set('authorization', `Bearer ${session.body.backstageIdentity.token}`);
    const [create, read, update] = response.body;
    return { create, read, update };
  };
}

describe('the policy in a backend', () => {
  it('lets people act on and see what their team owns, and nothing else', async () => {
    const may = await start('own');
    const everything = { create: true, read: true, update: true };
    const nothing = { create: true, read: false, update: false };
    expect(await may('kari', 'boats-prod')).toEqual(everything);
    expect(await may('kari', 'tides-prod')).toEqual(nothing);
    expect(await may('lise', 'tides-prod')).toEqual(everything);
    expect(await may('lise', 'boats-prod')).toEqual(nothing);
    expect(await may('per', 'boats-prod')).toEqual(nothing);
    expect(await may('ola', 'boats-prod')).toEqual(everything);
    expect(await may('ola', 'tides-prod')).toEqual(everything);
  }, 30_000);

  it('counts a member of a sub-team to its team, and nobody to the organisation', async () => {
    const may = await start('own');
    const everything = { create: true, read: true, update: true };
    const nothing = { create: true, read: false, update: false };
    expect(await may('eli', 'tides-prod')).toEqual(everything);
    expect(await may('eli', 'boats-prod')).toEqual(nothing);
    expect(await may('eli', 'agency-prod')).toEqual(nothing);
    expect(await may('lise', 'agency-prod')).toEqual(nothing);
  }, 30_000);

  it('lets everyone see, and owners act, where the organisation is open', async () => {
    const may = await start('organisation');
    expect(await may('lise', 'boats-prod')).toEqual({
      create: true,
      read: true,
      update: false,
    });
  }, 30_000);
});
