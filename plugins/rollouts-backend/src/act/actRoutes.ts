import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  parseInput,
  Routes,
  RoutesOptions,
  statedIn,
} from '@dugnad/plugin-backend-kit-node';
import {
  ActionResult,
  changeRequestSchema,
  rollbackRequestSchema,
  scaleRequestSchema,
  WorkloadAction,
  WorkloadRef,
  workloadRefSchema,
} from '@dugnad/plugin-rollouts-common';
import { Router } from 'express';
import { z } from 'zod';
import { WorkloadActions } from './WorkloadActions';

/** What the routes delegate to. */
export interface ActRoutesOptions extends RoutesOptions {
  actions: WorkloadActions;
}

type Carry = (
  ref: WorkloadRef,
  body: unknown,
  credentials: BackstageCredentials,
) => Promise<ActionResult>;

/** How each action parses its body and is carried out. */
function carryOut(actions: WorkloadActions): Record<WorkloadAction, Carry> {
  const hold =
    (held: boolean): Carry =>
    (ref, body, credentials) =>
      actions.hold(
        ref,
        held,
        parseInput(changeRequestSchema, body),
        credentials,
      );
  return {
    rollback: (ref, body, credentials) =>
      actions.rollback(
        ref,
        parseInput(rollbackRequestSchema, body),
        credentials,
      ),
    restart: (ref, body, credentials) =>
      actions.restart(ref, parseInput(changeRequestSchema, body), credentials),
    scale: (ref, body, credentials) =>
      actions.scale(ref, parseInput(scaleRequestSchema, body), credentials),
    pause: hold(true),
    resume: hold(false),
  };
}

const WORKLOAD = '/workloads/:cluster/:namespace/:kind/:name';
const CHANGE_BYTES = 16 * 1024;
const planPathSchema = workloadRefSchema.extend({ revision: z.string() });
const PLACE = ['cluster', 'namespace', 'kind', 'name'];
/** The few fields of a request that an audit log should hold, whatever else was sent. */
const AUDITED = ['revision', 'replicas', 'reason', 'overrideOwner'];

/** Routes that change workloads, and those that say what a change would do. Every attempt is audited. */
export function actRoutes(options: ActRoutesOptions): Router {
  const { actions } = options;
  const routes = new Routes(options)
    .get(`${WORKLOAD}/actions`, ({ path, credentials, signal }) =>
      actions.options(path(workloadRefSchema), credentials, signal),
    )
    .get(
      `${WORKLOAD}/revisions/:revision/plan`,
      ({ path, credentials, signal }) => {
        const { revision, ...ref } = path(planPathSchema);
        return actions.plan(ref, revision, credentials, signal);
      },
    );
  for (const [action, carry] of Object.entries(carryOut(actions))) {
    routes.post(
      `${WORKLOAD}/${action}`,
      ({ req, path, credentials }) =>
        carry(path(workloadRefSchema), req.body, credentials),
      {
        limitBytes: CHANGE_BYTES,
        isDecision: true,
        audit: {
          eventId: 'workload-change',
          severityLevel: 'medium',
          meta: ({ params, body }) => ({
            action,
            ...statedIn(params, PLACE),
            request: statedIn(body, AUDITED),
          }),
        },
      },
    );
  }
  return routes.router;
}
