import { z } from 'zod';
import { claimSchema } from './claim';
import { claimEventSchema } from './claimEvent';
import { namespaceRequestSchema } from './namespaceRequest';
import { objectStatusSchema } from './objectStatus';
import { verdictSchema } from './verdict';

/** Version of the export's format; grows when a field changes its meaning or goes. */
export const EXPORT_FORMAT = 'dugnad.dev/namespace-export/v1';

/**
 * Answer of `GET /claims/:id/export`: everything a claim went through, as one JSON document. It holds no credential,
 * because the portal keeps none.
 */
export const claimExportSchema = z.object({
  format: z.literal(EXPORT_FORMAT),
  /** ISO 8601. */
  exportedAt: z.string(),
  /** Entity reference of who exported it. */
  exportedBy: z.string(),
  /** The claim as it is now. */
  claim: claimSchema,
  /** The policy's verdict when it was filed, with the rules and measurements it rests on. */
  decision: verdictSchema,
  /** Every request about it, oldest first: original, requested and granted values, verdicts and approvals. */
  requests: z.array(namespaceRequestSchema),
  /** Everything that happened, oldest first: who, when, why, before and after. */
  events: z.array(claimEventSchema),
  /** Its objects as the portal last saw them in the cluster. */
  objects: z.array(objectStatusSchema),
  /** Its objects as the portal wants them, Kubernetes manifests without Secrets. Empty where it wants none any more. */
  manifests: z.array(z.record(z.string(), z.unknown())),
});
/** See `claimExportSchema`. */
export type ClaimExport = z.infer<typeof claimExportSchema>;
