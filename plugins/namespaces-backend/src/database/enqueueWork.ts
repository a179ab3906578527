import { Knex } from 'knex';

/**
 * Asks for work on claims within `db`, which may be a transaction. A running item is marked so that it runs once more;
 * a waiting one becomes due now.
 */
export async function enqueueWork(
  db: Knex,
  claimIds: string[],
  nowMs: number,
): Promise<void> {
  if (claimIds.length === 0) {
    return;
  }
  // Ordered, so that two processes that ask for the same claims cannot deadlock
  const claims = db('namespace_claims')
    .whereIn('id', claimIds)
    .orderBy('id')
    .select(
      'id',
      'cluster',
      db.raw('? as due_at', [nowMs]),
      db.raw('1 as revision'),
      db.raw('0 as attempts'),
    );
  await db
    .from(
      db.raw('?? (??, ??, ??, ??, ??)', [
        'namespace_work',
        'claim_id',
        'cluster',
        'due_at',
        'revision',
        'attempts',
      ]),
    )
    .insert(claims)
    .onConflict('claim_id')
    .merge({
      due_at: nowMs,
      revision: db.raw('namespace_work.revision + 1'),
    });
}
