import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Audit } from '@dugnad/plugin-clusters-node';
import { connectRequestSchema } from '@dugnad/plugin-namespaces-common';
import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { parseInput } from '../http/parseInput';
import { ClaimPeopleReader } from './ClaimPeopleReader';
import { ConnectService } from './ConnectService';

/** Options of `createConnectRouter`. */
export interface ConnectRouterOptions {
  connect: ConnectService;
  people: ClaimPeopleReader;
  httpAuth: HttpAuthService;
  audit: Audit;
}

/** Ways into a namespace, and who has them. */
export function createConnectRouter(options: ConnectRouterOptions): Router {
  const { connect, people, httpAuth, audit } = options;
  const router = PromiseRouter();
  const allow: ['user', 'service'] = ['user', 'service'];

  router.post('/claims/:id/connect', express.json(), async (request, res) => {
    const credentials = await httpAuth.credentials(request, { allow });
    const { id } = request.params;
    const answer = await audit.run(
      {
        eventId: 'claim-connect',
        severityLevel: 'high',
        meta: { claimId: id },
        request,
        // Never the kubeconfig
        outcome: ({ as, method, account, expiresAt }) => ({
          as,
          method,
          ...(account && { account }),
          ...(expiresAt && { expiresAt }),
        }),
      },
      async () => {
        const body = parseInput(connectRequestSchema, request.body ?? {});
        return connect.connect(id, body, credentials);
      },
    );
    res.set('Cache-Control', 'no-store').status(201).json(answer);
  });
  router.get('/claims/:id/people', async (request, res) => {
    const credentials = await httpAuth.credentials(request, { allow });
    res.json(await people.read(request.params.id, credentials));
  });
  return router;
}
