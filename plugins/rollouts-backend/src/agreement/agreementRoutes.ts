import { HttpAuthService } from '@backstage/backend-plugin-api';
import { parseInput } from '@dugnad/plugin-clusters-node';
import {
  Agreement,
  agreementOf,
  engineObjectSchema,
  WorkloadRef,
  workloadRefSchema,
} from '@dugnad/plugin-rollouts-common';
import express from 'express';
import Router from 'express-promise-router';
import { WorkloadTargets } from '../act/WorkloadTargets';
import { Judged } from '../board/RolloutBoard';

/** What the route delegates to. */
export interface AgreementRoutesOptions {
  httpAuth: HttpAuthService;
  targets: WorkloadTargets;
  now(): Date;
}

/** What the engines would say of a workload as it is watched: no API call. */
function agreementAbout(
  ref: WorkloadRef,
  { item, verdict }: Judged,
  now: Date,
): Agreement {
  const object = engineObjectSchema.parse(item.value);
  return { ref, opinions: agreementOf(object, verdict, now) };
}

/** `GET …/agreement`: our verdict beside what other tools would say. */
export function agreementRoutes(
  options: AgreementRoutesOptions,
): express.Router {
  const { httpAuth, targets, now } = options;
  const router = Router();
  const path = '/workloads/:cluster/:namespace/:kind/:name/agreement';

  router.get(path, async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const ref = parseInput(workloadRefSchema, req.params);
    const judged = await targets.find(ref, credentials);
    res.json(agreementAbout(ref, judged, now()));
  });
  return router;
}
