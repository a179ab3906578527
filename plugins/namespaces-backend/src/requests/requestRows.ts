import { namespaceRequestSchema } from '@dugnad/plugin-namespaces-common';
import { z } from 'zod';
import { ClaimRow } from '../database/rows';
import { StoredRequest } from './RequestStore';

const storedRequestSchema = namespaceRequestSchema
  .omit({ actions: true })
  .extend({ revision: z.number(), settled: z.boolean() });

/** The columns of a request. */
export function requestToRow(request: StoredRequest): ClaimRow {
  const waits = request.state === 'waiting';
  return {
    id: request.id,
    claim_id: request.claimId,
    kind: request.kind,
    state: request.state,
    claim: JSON.stringify(request.claim),
    cluster: request.claim.cluster,
    owner_ref: request.claim.ownerRef,
    requested_by: request.requestedBy,
    requested_at: request.requestedAt,
    comment: request.comment ?? null,
    original: toJson(request.original),
    requested: JSON.stringify(request.requested),
    granted: toJson(request.granted),
    decision: JSON.stringify(request.decision),
    slots: JSON.stringify(request.slots),
    approvals: JSON.stringify(request.approvals),
    revision: request.revision,
    decided_by: request.decidedBy ?? null,
    decided_at: request.decidedAt ?? null,
    reason: request.reason ?? null,
    due_at: request.dueAt ?? null,
    open_key: waits ? `${request.claimId}/${request.kind}` : null,
    settled: request.settled,
  };
}

/** A request from its columns. */
export function rowToRequest(row: ClaimRow): StoredRequest {
  return storedRequestSchema.parse({
    id: row.id,
    claimId: row.claim_id,
    kind: row.kind,
    state: row.state,
    claim: fromJson(row.claim),
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    comment: row.comment ?? undefined,
    original: fromJson(row.original),
    requested: fromJson(row.requested),
    granted: fromJson(row.granted),
    decision: fromJson(row.decision),
    slots: fromJson(row.slots),
    approvals: fromJson(row.approvals),
    revision: row.revision,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    reason: row.reason ?? undefined,
    dueAt: row.due_at ?? undefined,
    // SQLite has no booleans
    settled: Boolean(row.settled),
  });
}

function toJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function fromJson(text: ClaimRow[string]): unknown {
  return typeof text === 'string' ? JSON.parse(text) : undefined;
}
