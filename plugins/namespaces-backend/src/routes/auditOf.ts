import { statedIn } from '@dugnad/plugin-backend-kit-node';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

const SEVERITY = {
  'claim-change': 'medium',
  'claim-connect': 'high',
  'claim-deploy': 'medium',
  'claim-export': 'low',
  'claim-extend': 'medium',
  'claim-release': 'high',
  'claim-repair': 'medium',
  'claim-request': 'medium',
  'claim-restore': 'medium',
  'claim-retry': 'medium',
  'namespace-adopt': 'high',
  'request-approve': 'high',
  'request-reject': 'medium',
  'request-withdraw': 'medium',
} as const;

/** Audit events of this plugin. */
export type NamespacesEvent = keyof typeof SEVERITY;

/** How a route that changes or reveals something is audited. */
export function auditOf(eventId: NamespacesEvent) {
  return {
    eventId,
    severityLevel: SEVERITY[eventId],
    meta: (req: Request) => metaOf(req, eventId),
  };
}

const FIELDS = ['name', 'cluster', 'ownerRef', 'environment', 'size', 'kind'];

/** Names what was asked for; never a whole body, which may hold manifests. */
function metaOf({ params, body }: Request, eventId: NamespacesEvent) {
  const isRequest = eventId.startsWith('request-');
  const parts: unknown = body?.requests;
  const meta: JsonObject = {
    ...(params.id && { [isRequest ? 'requestId' : 'claimId']: params.id }),
    ...statedIn(body, FIELDS),
    ...(Array.isArray(parts) && {
      requests: parts.slice(0, 20).map(part => statedIn(part, FIELDS)),
    }),
  };
  return meta;
}
