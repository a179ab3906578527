import { ClaimState, KEPT_STATES } from '@dugnad/plugin-namespaces-common';
import { Knex } from 'knex';
import { NewEvent, StoredClaim } from '../database/ClaimStore';
import { enqueueWork } from '../database/enqueueWork';
import { ClaimRow, eventToRow, rowToClaim } from '../database/rows';
import { EndingClaim, LifecycleStep, LifecycleStore } from './LifecycleStore';

const CLAIMS = 'namespace_claims';
const EVENTS = 'namespace_claim_events';
const BATCH = 500;

/** States from which the end may come. */
const LIVING = KEPT_STATES.filter(
  state => !['approved', 'expired'].includes(state),
);

/** Key of a warning, the same in every process. */
export function warningKey(expiresAt: string, days: number): string {
  return `expiry-warning/${expiresAt}/${days}`;
}

/** `LifecycleStore` on SQLite or PostgreSQL. */
export class DatabaseLifecycleStore implements LifecycleStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async ending(horizon: string) {
    const rows = await this.#db<ClaimRow>(CLAIMS)
      .whereIn('state', LIVING)
      .where('expires_at', '<=', horizon)
      .orderBy(['expires_at', 'id'])
      .limit(BATCH);
    return rows.map(rowToClaim).filter(isEnding);
  }

  async inGrace() {
    const rows = await this.#db<ClaimRow>(CLAIMS)
      .where('state', 'expired')
      .orderBy(['grace_until', 'id'])
      .limit(BATCH);
    return rows.map(rowToClaim);
  }

  async warn(claimId: string, event: NewEvent) {
    const written = await this.#db(EVENTS)
      .insert(eventToRow(claimId, event))
      .onConflict(['claim_id', 'natural_key'])
      .ignore()
      .returning('id');
    return written.length > 0;
  }

  async expire(
    { id, state, expiresAt }: EndingClaim,
    graceUntil: string,
    step: LifecycleStep,
  ) {
    return this.#move(id, {
      from: state,
      to: 'expired',
      kind: 'expired',
      step,
      // Somebody may extend it in this very moment
      where: { expires_at: expiresAt },
      set: { grace_until: graceUntil },
      after: { graceUntil },
    });
  }

  async restore(claimId: string, step: LifecycleStep) {
    return this.#move(claimId, {
      from: 'expired',
      to: 'provisioning',
      kind: 'grace-undone',
      step,
      set: { grace_until: null },
    });
  }

  async endGrace({ id, graceUntil }: StoredClaim, step: LifecycleStep) {
    return this.#move(id, {
      from: 'expired',
      to: 'deleting',
      kind: 'release',
      step,
      where: { grace_until: graceUntil ?? null },
      set: {},
    });
  }

  async warnings(claimId: string, expiresAt: string) {
    const rows = await this.#db(EVENTS)
      .where('claim_id', claimId)
      .where('natural_key', 'like', `${warningKeyStart(expiresAt)}%`)
      .orderBy('id', 'desc')
      .select('natural_key', 'at');
    return rows.map(({ natural_key, at }) => ({
      days: Number(String(natural_key).split('/').pop()),
      at: String(at),
    }));
  }

  async #move(
    id: string,
    move: {
      from: ClaimState;
      to: ClaimState;
      kind: string;
      step: LifecycleStep;
      where?: Record<string, string | null>;
      set: Record<string, string | null>;
      after?: Record<string, unknown>;
    },
  ): Promise<boolean> {
    const { from, to, kind, step, after } = move;
    return this.#db.transaction(async tx => {
      const moved = await tx(CLAIMS)
        .where({ id, state: from, ...move.where })
        .update({
          ...move.set,
          state: to,
          state_reason: step.reason ?? null,
          state_since: step.at,
          updated_at: step.at,
        });
      if (moved > 0) {
        await tx(EVENTS).insert(
          eventToRow(id, { ...step, kind, from, to, after }),
        );
        // As soon as anyone can, whatever clock the step was taken by
        await enqueueWork(tx, [id], 0);
      }
      return moved > 0;
    });
  }
}

function warningKeyStart(expiresAt: string): string {
  return warningKey(expiresAt, 0).slice(0, -1);
}

function isEnding(claim: StoredClaim): claim is EndingClaim {
  return claim.expiresAt !== undefined;
}
