import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';
import { Audit } from '@dugnad/plugin-clusters-node';

const HIGH = ['claim-release', 'request-approve'];

/** Runs what a route changes inside an audit event, also where it is denied. */
export function auditedRoutes(options: {
  httpAuth: HttpAuthService;
  audit: Audit;
}) {
  return async <T>(
    request: Request,
    eventId: string,
    work: (credentials: BackstageCredentials) => Promise<T>,
  ): Promise<T> => {
    const credentials = await options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const severityLevel = HIGH.includes(eventId) ? 'high' : 'medium';
    const meta = metaOf(request, eventId);
    return options.audit.run({ eventId, severityLevel, meta, request }, () =>
      work(credentials),
    );
  };
}

const FIELDS = ['name', 'cluster', 'ownerRef', 'environment', 'size', 'kind'];

/** Names what was asked for; never a whole body, which may hold manifests. */
function metaOf({ params, body }: Request, eventId: string): JsonObject {
  const isRequest = eventId.startsWith('request-');
  const parts: unknown = body?.requests;
  return {
    ...(params.id && { [isRequest ? 'requestId' : 'claimId']: params.id }),
    ...stated(body),
    ...(Array.isArray(parts) && { requests: parts.slice(0, 20).map(stated) }),
  };
}

function stated(body: Record<string, unknown> | undefined): JsonObject {
  return Object.fromEntries(
    FIELDS.flatMap(field => {
      const value = body?.[field];
      return typeof value === 'string' ? [[field, value.slice(0, 300)]] : [];
    }),
  );
}
