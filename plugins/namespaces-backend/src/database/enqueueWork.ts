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
  // Ordered, so that two processes that ask for the same claims cannot deadlock
  const claims: { id: string; cluster: string }[] = await db('namespace_claims')
    .whereIn('id', claimIds)
    .orderBy('id')
    .select('id', 'cluster');
  if (claims.length === 0) {
    return;
  }
  await db('namespace_work')
    .insert(
      claims.map(({ id, cluster }) => ({
        claim_id: id,
        cluster,
        due_at: nowMs,
        revision: 1,
        attempts: 0,
      })),
    )
    .onConflict('claim_id')
    .merge({
      // What waits already keeps its place: asked for again and again it would never get its turn
      due_at: db.raw(
        'case when namespace_work.due_at < ? then namespace_work.due_at else ? end',
        [nowMs, nowMs],
      ),
      revision: db.raw('namespace_work.revision + 1'),
    });
}
