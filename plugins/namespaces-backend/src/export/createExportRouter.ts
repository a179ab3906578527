import { Routes, RoutesOptions } from '@dugnad/plugin-backend-kit-node';
import { Router } from 'express';
import { auditOf } from '../routes/auditOf';
import { ClaimExporter } from './ClaimExporter';

/** Options of `createExportRouter`. */
export interface ExportRouterOptions extends RoutesOptions {
  exporter: ClaimExporter;
}

/** A claim's whole story, to take away. */
export function createExportRouter(options: ExportRouterOptions): Router {
  const { exporter } = options;
  return new Routes(options).get(
    '/claims/:id/export',
    async ({ params, credentials, res }) => {
      const exported = await exporter.export(params.id, credentials);
      const { name, cluster } = exported.claim;
      res.attachment(`${name}.${cluster}.json`);
      return exported;
    },
    { audit: auditOf('claim-export') },
  ).router;
}
