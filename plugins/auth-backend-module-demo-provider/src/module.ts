import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import express from 'express';
import { createDemoAuthenticator } from './authenticator';
import { readDemoProviderConfig } from './config';
import { decideAvailability } from './decideAvailability';
import { DemoPeople } from './DemoPeople';
import { createRouter } from './router';
import { demoPersonProfile, signInDemoPerson } from './signInResolver';

/**
 * Auth provider `demo`: sign-in as one of the configured demo people, in
 * development only. Fails the start of a production backend that has it
 * configured.
 */
export const authModuleDemoProvider = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-provider',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        providers: authProvidersExtensionPoint,
      },
      async init({ auth, catalog, config, httpRouter, logger, providers }) {
        const demo = readDemoProviderConfig(config);
        const availability = decideAvailability({
          configured: demo.configured,
          authEnvironment: demo.authEnvironment,
          nodeEnvironment: process.env.NODE_ENV,
        });
        if (availability.verdict === 'refuse') {
          throw new ConflictError(availability.reason);
        }
        if (availability.verdict === 'off') {
          logger.info(`Demo sign-in is off: ${availability.reason}`);
          return;
        }
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator: createDemoAuthenticator(demo),
            profileTransform: demoPersonProfile,
            signInResolver: signInDemoPerson,
          }),
        });
        const people = new DemoPeople({ people: demo.people, catalog, auth });
        httpRouter.use(
          express
            .Router()
            .use(
              '/demo',
              createRouter({ people, allowRemote: demo.allowRemote }),
            ),
        );
        httpRouter.addAuthPolicy({
          path: '/demo/people',
          allow: 'unauthenticated',
        });
        logger.warn(
          `Demo sign-in is on: anyone ${
            demo.allowRemote ? 'who reaches this port' : 'on this machine'
          } can be ${demo.people.map(person => person.id).join(', ')}`,
        );
      },
    });
  },
});
