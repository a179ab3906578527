import { Routes, RoutesOptions } from '@dugnad/plugin-backend-kit-node';
import { connectRequestSchema } from '@dugnad/plugin-namespaces-common';
import { Router } from 'express';
import { auditOf } from '../routes/auditOf';
import { ClaimPeopleReader } from './ClaimPeopleReader';
import { ConnectService } from './ConnectService';

/** Options of `createConnectRouter`. */
export interface ConnectRouterOptions extends RoutesOptions {
  connect: ConnectService;
  people: ClaimPeopleReader;
}

/** Ways into a namespace, and who has them. */
export function createConnectRouter(options: ConnectRouterOptions): Router {
  const { connect, people } = options;
  return new Routes(options)
    .post(
      '/claims/:id/connect',
      async ({ params, body, credentials, res }) => {
        res.set('Cache-Control', 'no-store');
        return connect.connect(
          params.id,
          body(connectRequestSchema),
          credentials,
        );
      },
      {
        status: 201,
        audit: {
          ...auditOf('claim-connect'),
          // Never the kubeconfig
          outcome: ({ as, method, account, expiresAt }) => ({
            as,
            method,
            ...(account && { account }),
            ...(expiresAt && { expiresAt }),
          }),
        },
      },
    )
    .get('/claims/:id/people', ({ params, credentials }) =>
      people.read(params.id, credentials),
    ).router;
}
