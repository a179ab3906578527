import { ConflictError, isError } from '@backstage/errors';
import { Knex } from 'knex';
import { NewEvent, StoredClaim } from './ClaimStore';
import { enqueueWork } from './enqueueWork';
import { claimToRow, eventToRow } from './rows';

/**
 * Writes a new claim with its first events and asks for its work, within `tx`. Throws `ConflictError` where another claim
 * holds the name in that cluster.
 */
export async function insertClaim(
  tx: Knex.Transaction,
  claim: StoredClaim,
  events: NewEvent[],
  nowMs: number,
): Promise<void> {
  const heldName = `${claim.cluster}/${claim.name}`;
  try {
    await tx('namespace_claims').insert(claimToRow(claim, heldName));
  } catch (error) {
    if (isUniqueViolation(error)) {
      throw new ConflictError(
        `Another claim holds the name ${claim.name} in cluster ${claim.cluster}`,
      );
    }
    throw error;
  }
  if (events.length > 0) {
    await tx('namespace_claim_events').insert(
      events.map(event => eventToRow(claim.id, event)),
    );
  }
  await enqueueWork(tx, [claim.id], nowMs);
}

/** SQLSTATE of PostgreSQL, or the code of better-sqlite3. */
export function isUniqueViolation(error: unknown): boolean {
  return (
    isError(error) &&
    ['23505', 'SQLITE_CONSTRAINT_UNIQUE'].includes(String(error.code))
  );
}
