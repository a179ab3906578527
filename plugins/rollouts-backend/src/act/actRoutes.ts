import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { Audit, parseInput } from '@dugnad/plugin-clusters-node';
import {
  ActionResult,
  changeRequestSchema,
  rollbackRequestSchema,
  scaleRequestSchema,
  WorkloadAction,
  WorkloadRef,
  workloadRefSchema,
} from '@dugnad/plugin-rollouts-common';
import express, { Request } from 'express';
import Router from 'express-promise-router';
import { WorkloadActions } from './WorkloadActions';

/** What the routes delegate to. */
export interface ActRoutesOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  actions: WorkloadActions;
}

type Carry = (
  ref: WorkloadRef,
  body: unknown,
  credentials: BackstageCredentials,
) => Promise<ActionResult>;

/** How each action parses its body and is carried out. Also for the actions registry. */
export function carryOut(
  actions: WorkloadActions,
): Record<WorkloadAction, Carry> {
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

/** Aborts when the caller leaves. */
export function signalOf(req: Request): AbortSignal {
  const left = new AbortController();
  req.res?.on('close', () => left.abort());
  // Who hung up while the route was waiting for something is not announced again
  if (req.res?.destroyed) {
    left.abort();
  }
  return left.signal;
}

/** Routes that change workloads, and those that say what a change would do. Every attempt is audited. */
export function actRoutes(options: ActRoutesOptions): express.Router {
  const { httpAuth, auditor, actions } = options;
  const router = Router();
  const caller = (req: Request) =>
    httpAuth.credentials(req, { allow: ['user', 'service'] });

  router.get(`${WORKLOAD}/actions`, async (req, res) => {
    const credentials = await caller(req);
    const ref = parseInput(workloadRefSchema, req.params);
    res.json(await actions.options(ref, credentials, signalOf(req)));
  });

  router.get(`${WORKLOAD}/revisions/:revision/plan`, async (req, res) => {
    const credentials = await caller(req);
    const ref = parseInput(workloadRefSchema, req.params);
    const { revision } = req.params;
    res.json(await actions.plan(ref, revision, credentials, signalOf(req)));
  });

  const json = express.json({ limit: '16kb' });
  for (const [action, carry] of Object.entries(carryOut(actions))) {
    router.post(`${WORKLOAD}/${action}`, json, async (req, res) => {
      const credentials = await caller(req);
      const { cluster, namespace, kind, name } = req.params;
      const meta = { action, cluster, namespace, kind, name };
      const event = {
        eventId: 'workload-change',
        severityLevel: 'medium' as const,
        meta: { ...meta, request: auditable(req.body) },
        request: req,
      };
      const result = await new Audit(auditor).run(event, async () => {
        const ref = parseInput(workloadRefSchema, req.params);
        return carry(ref, req.body, credentials);
      });
      res.json(result);
    });
  }
  return router;
}

const AUDITED = ['revision', 'replicas', 'reason', 'overrideOwner'];

/** The few fields of a request that an audit log should hold, whatever else was sent. */
function auditable(body: unknown): Record<string, string | number | boolean> {
  const entries = Object.entries(Object(body)).flatMap(([key, value]) =>
    AUDITED.includes(key) &&
    ['string', 'number', 'boolean'].includes(typeof value)
      ? [[key, typeof value === 'string' ? value.slice(0, 500) : value]]
      : [],
  );
  return Object.fromEntries(entries);
}
