import {
  ClaimEvent,
  claimEventSchema,
  claimSchema,
  objectStatusSchema,
  verdictSchema,
} from '@dugnad/plugin-namespaces-common';
import { z } from 'zod';
import { NewEvent, StoredClaim, StoredObject } from './ClaimStore';

/** A row of `namespace_claims`. */
export type ClaimRow = Record<string, string | number | boolean | null>;

const storedClaimSchema = claimSchema
  .omit({ unknownSince: true, unknownReason: true, entityRef: true })
  .extend({
    decision: verdictSchema,
    repairRequested: z.boolean(),
    endBy: z.array(z.string()).optional(),
  });

const storedObjectSchema = objectStatusSchema.extend({
  uid: z.string().optional(),
  digest: z.string().optional(),
  desiredDigest: z.string().optional(),
});

/** The columns of a claim. `heldName` is `cluster/name` while it holds the name. */
export function claimToRow(claim: StoredClaim, heldName: string): ClaimRow {
  return {
    id: claim.id,
    name: claim.name,
    cluster: claim.cluster,
    environment: claim.environment,
    owner_ref: claim.ownerRef,
    size: claim.size,
    purpose: claim.purpose,
    system_ref: claim.systemRef ?? null,
    contact: claim.contact ?? null,
    data_classification: claim.dataClassification ?? null,
    cost_center: claim.costCenter ?? null,
    quota: claim.quota ? JSON.stringify(claim.quota) : null,
    ingress: claim.ingress,
    egress_internet: claim.egressInternet,
    state: claim.state,
    state_reason: claim.stateReason ?? null,
    state_since: claim.stateSince,
    requested_by: claim.requestedBy,
    requested_at: claim.requestedAt,
    updated_at: claim.updatedAt,
    expires_at: claim.expiresAt ?? null,
    grace_until: claim.graceUntil ?? null,
    end_by: claim.endBy ? JSON.stringify(claim.endBy) : null,
    decision: JSON.stringify(claim.decision),
    repair_requested: claim.repairRequested,
    held_name: heldName,
  };
}

/** A claim from its columns. */
export function rowToClaim(row: ClaimRow): StoredClaim {
  return storedClaimSchema.parse({
    id: row.id,
    name: row.name,
    cluster: row.cluster,
    environment: row.environment,
    ownerRef: row.owner_ref,
    size: row.size,
    purpose: row.purpose,
    systemRef: row.system_ref ?? undefined,
    contact: row.contact ?? undefined,
    dataClassification: row.data_classification ?? undefined,
    costCenter: row.cost_center ?? undefined,
    quota: parseJson(row.quota),
    ingress: row.ingress,
    // SQLite has no booleans
    egressInternet: Boolean(row.egress_internet),
    state: row.state,
    stateReason: row.state_reason ?? undefined,
    stateSince: row.state_since,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at ?? undefined,
    graceUntil: row.grace_until ?? undefined,
    endBy: parseJson(row.end_by),
    decision: parseJson(row.decision),
    repairRequested: Boolean(row.repair_requested),
  });
}

/** The columns of an object. */
export function objectToRow(claimId: string, object: StoredObject): ClaimRow {
  return {
    claim_id: claimId,
    api_group: object.group,
    kind: object.kind,
    name: object.name,
    role: object.role,
    security: object.security,
    state: object.state,
    message: object.message ?? null,
    manager: object.manager ?? null,
    finalizers: object.finalizers ? JSON.stringify(object.finalizers) : null,
    fields: object.fields?.length ? JSON.stringify(object.fields) : null,
    since: object.since,
    uid: object.uid ?? null,
    digest: object.digest ?? null,
    desired_digest: object.desiredDigest ?? null,
  };
}

/** An object from its columns and the name of its claim, which is its namespace. */
export function rowToObject(row: ClaimRow, namespace: string): StoredObject {
  return storedObjectSchema.parse({
    group: row.api_group,
    kind: row.kind,
    name: row.name,
    namespace: row.kind === 'Namespace' ? undefined : namespace,
    role: row.role,
    security: Boolean(row.security),
    state: row.state,
    message: row.message ?? undefined,
    manager: row.manager ?? undefined,
    finalizers: parseJson(row.finalizers),
    fields: parseJson(row.fields),
    since: row.since,
    uid: row.uid ?? undefined,
    digest: row.digest ?? undefined,
    desiredDigest: row.desired_digest ?? undefined,
  });
}

/** The columns of an event. */
export function eventToRow(claimId: string, event: NewEvent): ClaimRow {
  return {
    claim_id: claimId,
    at: event.at,
    by: event.by,
    kind: event.kind,
    from_state: event.from ?? null,
    to_state: event.to ?? null,
    reason: event.reason ?? null,
    before: event.before ? JSON.stringify(event.before) : null,
    after: event.after ? JSON.stringify(event.after) : null,
    fields: event.fields?.length ? JSON.stringify(event.fields) : null,
    natural_key: event.naturalKey ?? null,
  };
}

/** An event from its columns. */
export function rowToEvent(row: ClaimRow): ClaimEvent {
  return claimEventSchema.parse({
    id: String(row.id),
    claimId: row.claim_id,
    at: row.at,
    by: row.by,
    kind: row.kind,
    from: row.from_state ?? undefined,
    to: row.to_state ?? undefined,
    reason: row.reason ?? undefined,
    before: parseJson(row.before),
    after: parseJson(row.after),
    fields: parseJson(row.fields),
  });
}

function parseJson(text: ClaimRow[string]): unknown {
  return typeof text === 'string' ? JSON.parse(text) : undefined;
}
