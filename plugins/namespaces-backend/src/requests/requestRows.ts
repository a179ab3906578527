import { namespaceRequestSchema } from '@dugnad/plugin-namespaces-common';
import { z } from 'zod';
import { ClaimRow } from '../database/rows';
import { StoredRequest } from './RequestStore';

const storedRequestSchema = namespaceRequestSchema
  .omit({ actions: true })
  .extend({
    revision: z.number(),
    basis: z.record(z.string(), z.unknown()),
    broughtAboutBy: z.array(z.string()).default([]),
  });

const originalSchema = z.record(z.string(), z.unknown()).optional();

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
    basis: JSON.stringify(request.basis),
    brought_about_by: JSON.stringify(request.broughtAboutBy),
    // Of approvals that took effect after their decision, which none does any more
    settled: true,
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
    basis: fromJson(row.basis) ?? basisBefore(row),
    broughtAboutBy: fromJson(row.brought_about_by),
  });
}

/** Of a request from before its basis was kept. */
function basisBefore(row: ClaimRow): Record<string, unknown> {
  const original = originalSchema.parse(fromJson(row.original));
  return { ownerRef: row.owner_ref, ...original };
}

function toJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function fromJson(text: ClaimRow[string]): unknown {
  return typeof text === 'string' ? JSON.parse(text) : undefined;
}
