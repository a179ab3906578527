import { ConflictError } from '@backstage/errors';
import { FINAL_STATES, quotaSchema } from '@dugnad/plugin-namespaces-common';
import { Knex } from 'knex';
import { NewEvent, StoredClaim, Transition } from '../database/ClaimStore';
import { enqueueWork } from '../database/enqueueWork';
import { insertClaim, isUniqueViolation } from '../database/insertClaim';
import { ClaimRow, eventToRow, rowToClaim } from '../database/rows';
import { claimValuesOf } from './changeValues';
import { decidersOf, openSlots } from './openSlots';
import { requestToRow, rowToRequest } from './requestRows';
import {
  ClaimPromise,
  ClaimSum,
  ClaimValues,
  RequestDecision,
  RequestUnit,
  StoredRequest,
} from './RequestStore';

const CLAIMS = 'namespace_claims';
const EVENTS = 'namespace_claim_events';
const REQUESTS = 'namespace_requests';
const DECIDERS = 'namespace_request_deciders';

/** States in which a claim holds no quota: not let in yet, or gone. */
const NOT_COUNTED = [...FINAL_STATES, 'requested', 'waiting'];

const COLUMNS: Record<keyof ClaimValues, string> = {
  ownerRef: 'owner_ref',
  purpose: 'purpose',
  size: 'size',
  quota: 'quota',
  ingress: 'ingress',
  egressInternet: 'egress_internet',
  expiresAt: 'expires_at',
  endBy: 'end_by',
  graceUntil: 'grace_until',
  contact: 'contact',
  systemRef: 'system_ref',
  dataClassification: 'data_classification',
  costCenter: 'cost_center',
};

/** Which column tells that a claim falls under a budget of a kind; a namespace's is the name it holds. */
const ACCOUNT_COLUMNS: Record<string, string> = {
  owner: 'owner_ref',
  'cost-centre': 'cost_center',
};

/** `RequestUnit` within one transaction. */
export class DatabaseRequestUnit implements RequestUnit {
  readonly #tx: Knex.Transaction;

  constructor(tx: Knex.Transaction) {
    this.#tx = tx;
  }

  async sums(
    scope: { ownerRef: string } | { cluster: string },
    exceptClaimId?: string,
  ): Promise<ClaimSum[]> {
    const rows: ClaimRow[] = await this.#tx(CLAIMS)
      .where(
        'ownerRef' in scope
          ? { owner_ref: scope.ownerRef }
          : { cluster: scope.cluster },
      )
      .whereNotIn('state', NOT_COUNTED)
      .modify(query => {
        if (exceptClaimId) {
          query.whereNot('id', exceptClaimId);
        }
      })
      .groupBy('size', 'quota')
      .select('size', 'quota')
      .count({ claims: '*' });
    return rows.map(row => ({
      size: String(row.size),
      quota:
        typeof row.quota === 'string'
          ? quotaSchema.parse(JSON.parse(row.quota))
          : undefined,
      claims: Number(row.claims),
    }));
  }

  async promises(
    accounts: { kind: string; id: string }[],
    { exceptClaimId, withOpen }: { exceptClaimId?: string; withOpen: boolean },
  ): Promise<ClaimPromise[]> {
    if (accounts.length === 0) {
      return [];
    }
    const rows: ClaimRow[] = await this.#tx(CLAIMS)
      .where(any =>
        accounts.forEach(({ kind, id }) =>
          any.orWhere(ACCOUNT_COLUMNS[kind] ?? 'held_name', id),
        ),
      )
      .whereNotIn('state', withOpen ? [...FINAL_STATES] : NOT_COUNTED)
      .modify(query => exceptClaimId && query.whereNot('id', exceptClaimId));
    const wanted = withOpen ? await this.#wanted(rows.map(rowToId)) : undefined;
    return rows.map(rowToClaim).map(claim => ({
      cluster: claim.cluster,
      name: claim.name,
      ownerRef: claim.ownerRef,
      costCenter: claim.costCenter,
      size: claim.size,
      quota: claim.quota,
      wanted: wanted?.get(claim.id),
    }));
  }

  /** Sizes asked for and not decided yet, by claim. */
  async #wanted(claimIds: string[]) {
    const rows: ClaimRow[] = await this.#tx<ClaimRow>(REQUESTS)
      .where({ state: 'waiting', kind: 'resize' })
      .whereIn('claim_id', claimIds);
    return new Map(
      rows.map(rowToRequest).map(({ claimId, requested }) => {
        const { size, quota } = claimValuesOf(requested);
        return [claimId, { size: size ?? '', quota: quota ?? undefined }];
      }),
    );
  }

  async claim(id: string) {
    const row = await this.#tx<ClaimRow>(CLAIMS).where({ id }).first();
    return row && rowToClaim(row);
  }

  async createClaim(claim: StoredClaim, events: NewEvent[], nowMs: number) {
    await insertClaim(this.#tx, claim, events, nowMs);
  }

  async transition(claimId: string, transition: Transition) {
    const changed = await this.#tx(CLAIMS)
      .where({ id: claimId, state: transition.from })
      .update({
        state: transition.to,
        state_reason: transition.reason ?? null,
        state_since: transition.at,
        updated_at: transition.at,
        ...(FINAL_STATES.includes(transition.to) && { held_name: null }),
      });
    if (changed > 0) {
      await this.addEvent(claimId, transition);
    }
    return changed > 0;
  }

  async changeClaim(claimId: string, values: ClaimValues, event: NewEvent) {
    await this.addEvent(claimId, event);
    await this.setValues(claimId, values, event.at);
  }

  async setValues(claimId: string, values: ClaimValues, at: string) {
    await this.#tx(CLAIMS)
      .where({ id: claimId })
      .update({ ...columnsOf(values), updated_at: at });
    await enqueueWork(this.#tx, [claimId], Date.parse(at));
  }

  async addEvent(claimId: string, event: NewEvent) {
    await this.#tx(EVENTS).insert(eventToRow(claimId, event));
  }

  async request(id: string) {
    const row = await this.#tx<ClaimRow>(REQUESTS).where({ id }).first();
    return row && rowToRequest(row);
  }

  async openRequests(claimId: string) {
    const rows = await this.#tx<ClaimRow>(REQUESTS)
      .where({ claim_id: claimId, state: 'waiting' })
      .orderBy('id');
    return rows.map(rowToRequest);
  }

  async insert(request: StoredRequest) {
    try {
      await this.#tx(REQUESTS).insert(requestToRow(request));
    } catch (error) {
      if (isUniqueViolation(error)) {
        throw new ConflictError(
          `A request of kind ${request.kind} waits for namespace ${request.claim.name} already. Withdraw it first, or wait for its decision.`,
        );
      }
      throw error;
    }
    await this.#setDeciders(request);
  }

  async decide(request: StoredRequest, decision: RequestDecision) {
    const { revision } = request;
    const next = { ...request, ...decision, revision: revision + 1 };
    const { id, ...row } = requestToRow(next);
    const changed = await this.#tx(REQUESTS)
      .where({ id, revision, state: 'waiting' })
      .update({ ...row, ...(next.state !== 'waiting' && { due_at: null }) });
    if (changed > 0) {
      await this.#setDeciders(next);
    }
    return changed > 0;
  }

  /** All groups that ever had a say keep seeing the request; `open` are those it waits for now. */
  async #setDeciders(request: StoredRequest) {
    const open =
      request.state === 'waiting' ? decidersOf(openSlots(request)) : [];
    const rows = decidersOf(request.slots).map(group => ({
      request_id: request.id,
      group_ref: group,
      open: open.includes(group),
    }));
    if (rows.length > 0) {
      await this.#tx(DECIDERS)
        .insert(rows)
        .onConflict(['request_id', 'group_ref'])
        .merge(['open']);
    }
  }
}

function columnsOf(values: ClaimValues): ClaimRow {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined || !isClaimValue(key)
        ? []
        : [[COLUMNS[key], toColumn(value)]],
    ),
  );
}

function rowToId({ id }: ClaimRow): string {
  return String(id);
}

function isClaimValue(key: string): key is keyof ClaimValues {
  return key in COLUMNS;
}

function toColumn(value: NonNullable<unknown> | null): ClaimRow[string] {
  if (typeof value === 'string' || typeof value === 'boolean') {
    return value;
  }
  return value === null ? null : JSON.stringify(value);
}
