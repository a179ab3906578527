import { z } from 'zod';
import { FieldConflict, FieldConflictError } from './FieldConflictError';
import { KubernetesApiError } from './KubernetesApiError';

const causeSchema = z.object({
  reason: z.string().optional(),
  message: z.string().optional(),
  field: z.string().optional(),
});

const detailsSchema = z.looseObject({
  causes: z.array(causeSchema).optional().catch(undefined),
  retryAfterSeconds: z.number().optional().catch(undefined),
});

const statusSchema = z.object({
  kind: z.literal('Status'),
  message: z.string().optional(),
  reason: z.string().optional(),
  code: z.number().optional(),
  details: detailsSchema.optional(),
});

/**
 * The error an answer with an error status stands for. `body` is the answer's text, JSON or not; the wait that its headers ask
 * for goes before the one it states.
 */
export function statusError(
  cluster: string,
  httpStatus: number,
  body: string,
  headers: { retryAfterSeconds?: number } = {},
): KubernetesApiError {
  const parsed = statusSchema.safeParse(parseJson(body));
  if (!parsed.success) {
    const apiMessage =
      httpStatus === 429
        ? 'the API server is busy (HTTP 429)'
        : `the API server answered HTTP ${httpStatus}`;
    return new KubernetesApiError({
      ...headers,
      cluster,
      httpStatus,
      apiMessage,
    });
  }
  const { message, reason, details } = parsed.data;
  const options = {
    cluster,
    // Server-side apply answers 500 for what its author misspelt
    httpStatus: isAuthorsMistake(httpStatus, message) ? 422 : httpStatus,
    reason,
    apiMessage: message ?? reason ?? `the API server answered ${httpStatus}`,
    details: details && JSON.parse(JSON.stringify(details)),
    retryAfterSeconds: headers.retryAfterSeconds ?? details?.retryAfterSeconds,
  };
  const conflicts = fieldConflicts(details?.causes ?? []);
  return httpStatus === 409 && conflicts.length > 0
    ? new FieldConflictError({ ...options, conflicts })
    : new KubernetesApiError(options);
}

/**
 * Whether the object that was applied does not fit its schema, such as `.spec.replica: field not declared in schema`. API servers
 * up to the newest answer that with 500.
 */
function isAuthorsMistake(httpStatus: number, message: string = ''): boolean {
  return (
    httpStatus === 500 &&
    /failed to create typed patch object|failed to convert new object/.test(
      message,
    )
  );
}

function fieldConflicts(causes: z.infer<typeof causeSchema>[]) {
  return causes
    .filter(cause => cause.reason === 'FieldManagerConflict')
    .map((cause): FieldConflict => {
      // The API server writes `conflict with "manager" using apps/v1`, or with `with subresource "status"` in between.
      const manager = /conflict with "([^"]*)"/.exec(cause.message ?? '')?.[1];
      return { manager: manager ?? 'unknown', field: cause.field ?? '' };
    });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
