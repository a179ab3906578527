import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Audit } from '@dugnad/plugin-clusters-node';
import { ClaimExporter } from './ClaimExporter';

/** Options of `createExportRouter`. */
export interface ExportRouterOptions {
  exporter: ClaimExporter;
  httpAuth: HttpAuthService;
  audit: Audit;
}

/** A claim's whole story, to take away. */
export function createExportRouter(options: ExportRouterOptions): Router {
  const { exporter, httpAuth, audit } = options;
  const router = PromiseRouter();
  router.get('/claims/:id/export', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { id } = request.params;
    const exported = await audit.run(
      {
        eventId: 'claim-export',
        severityLevel: 'low',
        meta: { claimId: id },
        request,
      },
      () => exporter.export(id, credentials),
    );
    const { name, cluster } = exported.claim;
    res.attachment(`${name}.${cluster}.json`).json(exported);
  });
  return router;
}
