import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  actorOf,
  Call,
  parseInput,
  Routes,
  RoutesOptions,
} from '@dugnad/plugin-backend-kit-node';
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
import { Response, Router } from 'express';
import { badgeSvg } from '../badge/badgeSvg';
import { DeliveryService } from '../deliveries/DeliveryService';
import { WaitService } from '../wait/WaitService';
import { MaySee, WorkloadAccess } from '../WorkloadAccess';

/** What the routes delegate to. */
export interface PipelineRouterOptions extends RoutesOptions {
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
export function createPipelineRouter(options: PipelineRouterOptions): Router {
  const { access, deliveries, statusOf } = options;
  const routes = new Routes(options)
    .post('/deliveries', async ({ req, res, body, credentials }) => {
      const mayReport = await access.of(
        credentials,
        rolloutDeliveryReportPermission,
      );
      const report = body(deliveryReportSchema);
      const { entityRef, commit } = report;
      const receipt = await options.audit.run(
        {
          eventId: 'delivery-report',
          severityLevel: 'low',
          request: req,
          credentials,
          meta: { entityRef, commit },
        },
        () => deliveries.report(report, actorOf(credentials).ref, mayReport),
      );
      res.status(receipt.created ? 201 : 200).json(receipt);
    })
    .get('/workloads/:cluster/:namespace/:kind/:name/wait', waitWith(options))
    .get(
      '/entities/:kind/:namespace/:name/status',
      async ({ params, query, credentials }) => {
        const maySee = await access.of(credentials);
        const wanted = query(componentStatusQuerySchema);
        return statusOf(entityRefOf(params), wanted, maySee);
      },
    );
  addBadge(routes, options);
  return routes.router;
}

function waitWith({ access, wait }: PipelineRouterOptions) {
  return async ({ res, path, query, credentials, signal }: Call) => {
    const maySee = await access.of(credentials);
    const ref = path(workloadRefSchema);
    try {
      const result = await wait.wait({
        ref,
        query: query(waitQuerySchema),
        maySee,
        signal,
      });
      res.status(WAIT_HTTP_STATUS[result.outcome]).json(result);
    } catch (error) {
      // Who has hung up is told nothing
      if (!signal.aborted) {
        throw error;
      }
    }
  };
}

/** An image cannot send a token, but the browser sends the plugin's cookie; a public badge is for who has neither. */
function addBadge(routes: Routes, options: PipelineRouterOptions): void {
  const { access, statusOf } = options;
  const path = '/entities/:kind/:namespace/:name/badge.svg';
  if (options.publicBadges) {
    routes.router.get(path, async (req, res) => {
      const query = parseInput(componentStatusQuerySchema, req.query);
      const ref = entityRefOf(req.params);
      const { status } = await statusOf(ref, query, () => true);
      sendBadge(res, { label: req.params.name, status });
    });
    return;
  }
  routes.get(
    path,
    async ({ res, params, query, credentials }) => {
      const maySee = await access.of(credentials);
      const wanted = query(componentStatusQuerySchema);
      const { status, versions } = await statusOf(
        entityRefOf(params),
        wanted,
        maySee,
      );
      sendBadge(res, { label: params.name, status, detail: versions[0] });
    },
    { allowCookie: true },
  );
}

function sendBadge(res: Response, badge: Parameters<typeof badgeSvg>[0]): void {
  res
    .set('Content-Type', 'image/svg+xml; charset=utf-8')
    .set('Cache-Control', 'no-cache, max-age=0')
    .set('Content-Security-Policy', "default-src 'none'")
    .set('X-Content-Type-Options', 'nosniff')
    .send(badgeSvg(badge));
}

function entityRefOf(params: Readonly<Record<string, string>>): string {
  const { kind, namespace, name } = params;
  return stringifyEntityRef({ kind, namespace, name });
}
