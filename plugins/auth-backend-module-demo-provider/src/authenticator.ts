import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import type { Request } from 'express';
import { DemoPersonConfig } from './config';
import { isLocalRequest } from './isLocalRequest';

/** Header in which the browser names the chosen person. */
export const DEMO_USER_HEADER = 'x-dugnad-demo-user';

export type DemoGateOptions = {
  people: DemoPersonConfig[];
  allowRemote: boolean;
};

/**
 * Refuses requests from other machines.
 *
 * @throws NotAllowedError
 */
export function assertLocal(req: Request, allowRemote: boolean): void {
  const origin = {
    remoteAddress: req.socket.remoteAddress,
    host: req.headers.host,
    headers: req.headers,
  };
  if (!allowRemote && !isLocalRequest(origin)) {
    throw new NotAllowedError(
      'Demo sign-in answers only to a browser on the machine the portal runs on; open it at http://localhost',
    );
  }
}

/** Accepts the header for configured people, and for nobody else. */
export function createDemoAuthenticator(options: DemoGateOptions) {
  return createProxyAuthenticator({
    defaultProfileTransform: async () => ({ profile: {} }),
    initialize: () => undefined,
    async authenticate({ req }) {
      assertLocal(req, options.allowRemote);
      const id = req.get(DEMO_USER_HEADER);
      const person = options.people.find(candidate => candidate.id === id);
      if (!person) {
        throw new AuthenticationError(
          id
            ? `'${id}' is not one of the demo people; choose one on the sign-in page`
            : `Choose one of the demo people: the header ${DEMO_USER_HEADER} is missing`,
        );
      }
      return { result: person };
    },
  });
}
