import { Routes, RoutesOptions } from '@dugnad/plugin-backend-kit-node';
import {
  Agreement,
  agreementOf,
  engineObjectSchema,
  WorkloadRef,
  workloadRefSchema,
} from '@dugnad/plugin-rollouts-common';
import { Router } from 'express';
import { WorkloadTargets } from '../act/WorkloadTargets';
import { Judged } from '../board/RolloutBoard';

/** What the route delegates to. */
export interface AgreementRoutesOptions extends RoutesOptions {
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
export function agreementRoutes(options: AgreementRoutesOptions): Router {
  const { targets, now } = options;
  return new Routes(options).get(
    '/workloads/:cluster/:namespace/:kind/:name/agreement',
    async ({ path, credentials }) => {
      const ref = path(workloadRefSchema);
      const judged = await targets.find(ref, credentials);
      return agreementAbout(ref, judged, now());
    },
  ).router;
}
