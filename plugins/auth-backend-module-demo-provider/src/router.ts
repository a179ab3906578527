import express, { Router } from 'express';
import { assertLocal } from './authenticator';
import { DemoPeople } from './DemoPeople';

export type RouterOptions = { people: DemoPeople; allowRemote: boolean };

/** `GET /people`: who can be signed in as. Needs no identity, by nature. */
export function createRouter(options: RouterOptions): Router {
  const router = express.Router();
  router.get('/people', (req, res, next) => {
    assertLocal(req, options.allowRemote);
    options.people.list().then(answer => res.json(answer), next);
  });
  return router;
}
