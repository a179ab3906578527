import { stringifyEntityRef } from '@backstage/catalog-model';
import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { Audit, parseInput } from '@dugnad/plugin-clusters-node';
import {
  ComponentStatus,
  ComponentStatusQuery,
  componentStatusQuerySchema,
  deliveryReportSchema,
  rolloutDeliveryReportPermission,
  WAIT_HTTP_STATUS,
  waitQuerySchema,
  workloadRefSchema,
} from '@dugnad/plugin-rollouts-common';
import express, { Request, Response } from 'express';
import Router from 'express-promise-router';
import { badgeSvg } from '../badge/badgeSvg';
import { callerOf } from '../act/callerOf';
import { DeliveryService } from '../deliveries/DeliveryService';
import { WaitService } from '../wait/WaitService';
import { MaySee, WorkloadAccess } from '../WorkloadAccess';

/** What the routes delegate to. */
export interface PipelineRouterOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  access: WorkloadAccess;
  deliveries: DeliveryService;
  wait: WaitService;
  statusOf(
    entityRef: string,
    query: ComponentStatusQuery,
    maySee: MaySee,
  ): Promise<ComponentStatus>;
  /** Whether badges are shown to who has not signed in. */
  publicBadges: boolean;
}

/** What pipelines and READMEs use: reports, waiting, status and badges. */
export function createPipelineRouter(
  options: PipelineRouterOptions,
): express.Router {
  const { httpAuth, access, deliveries, wait, auditor } = options;
  const router = Router();
  const caller = (req: Request) =>
    httpAuth.credentials(req, { allow: ['user', 'service'] });

  router.post(
    '/deliveries',
    express.json({ limit: '100kb' }),
    async (req, res) => {
      const credentials = await caller(req);
      const mayReport = await access.of(
        credentials,
        rolloutDeliveryReportPermission,
      );
      const report = parseInput(deliveryReportSchema, req.body);
      const { entityRef, commit } = report;
      const receipt = await new Audit(auditor).run(
        {
          eventId: 'delivery-report',
          severityLevel: 'low',
          request: req,
          meta: { entityRef, commit },
        },
        () => deliveries.report(report, callerOf(credentials), mayReport),
      );
      res.status(receipt.created ? 201 : 200).json(receipt);
    },
  );

  router.get(
    '/workloads/:cluster/:namespace/:kind/:name/wait',
    async (req, res) => {
      const maySee = await access.of(await caller(req));
      const ref = parseInput(workloadRefSchema, req.params);
      const query = parseInput(waitQuerySchema, req.query);
      const { signal, release } = hangUp(res);
      try {
        const result = await wait.wait({ ref, query, maySee, signal });
        res.status(WAIT_HTTP_STATUS[result.outcome]).json(result);
      } catch (error) {
        if (!signal.aborted) {
          throw error;
        }
      } finally {
        release();
      }
    },
  );

  router.get('/entities/:kind/:namespace/:name/status', async (req, res) => {
    const maySee = await access.of(await caller(req));
    const query = parseInput(componentStatusQuerySchema, req.query);
    const { kind, namespace, name } = req.params;
    const entityRef = stringifyEntityRef({ kind, namespace, name });
    res.json(await options.statusOf(entityRef, query, maySee));
  });

  router.get('/entities/:kind/:namespace/:name/badge.svg', async (req, res) => {
    const status = await badgeStatus(options, req);
    const { name } = req.params;
    const detail = options.publicBadges ? undefined : status.versions[0];
    res
      .set('Content-Type', 'image/svg+xml; charset=utf-8')
      .set('Cache-Control', 'no-cache, max-age=0')
      .set('Content-Security-Policy', "default-src 'none'")
      .set('X-Content-Type-Options', 'nosniff')
      .send(badgeSvg({ label: name, status: status.status, detail }));
  });

  return router;
}

async function badgeStatus(
  { httpAuth, access, statusOf, publicBadges }: PipelineRouterOptions,
  req: Request,
): Promise<ComponentStatus> {
  const query = parseInput(componentStatusQuerySchema, req.query);
  const entityRef = stringifyEntityRef({
    kind: req.params.kind,
    namespace: req.params.namespace,
    name: req.params.name,
  });
  if (publicBadges) {
    return statusOf(entityRef, query, () => true);
  }
  const credentials = await httpAuth.credentials(req, {
    allow: ['user', 'service'],
    // An image cannot send a token, but the browser sends the plugin's cookie
    allowLimitedAccess: true,
  });
  return statusOf(entityRef, query, await access.of(credentials));
}

/** A signal that aborts when the caller hangs up before there is an answer. */
function hangUp(res: Response) {
  const controller = new AbortController();
  const abort = () => controller.abort(new Error('The caller hung up'));
  res.on('close', abort);
  return {
    signal: controller.signal,
    release: () => {
      res.off('close', abort);
    },
  };
}
