/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('namespace_claims', table => {
    table
      .text('end_by')
      .comment('People who brought the announced end about, as JSON');
  });
  await knex.schema.alterTable('namespace_requests', table => {
    table.text('basis').comment('Values of the claim it is decided on');
    table
      .text('brought_about_by')
      .comment('People who cannot be its second person, as JSON');
  });
  await rememberEnds(knex);
  // Approvals take effect with their decision from now on; what was cut off before has to be asked for again
  await knex('namespace_requests')
    .where({ state: 'approved', settled: false })
    .update({
      state: 'superseded',
      settled: true,
      reason:
        'It was approved but not in effect when the portal was updated. Ask again.',
    });
};

/**
 * Everyone who had a part in the end of a claim: rather one too many than one who ends production alone.
 *
 * @param {import('knex').Knex} knex
 */
async function rememberEnds(knex) {
  const claims = await knex('namespace_claims')
    .whereNotNull('expires_at')
    .select('id', 'requested_by');
  for (const { id, requested_by: requestedBy } of claims) {
    const requests = await knex('namespace_requests')
      .where({ claim_id: id, state: 'approved' })
      .whereIn('kind', ['create', 'expiry'])
      .select('requested_by', 'approvals');
    const people = requests.flatMap(request => [
      request.requested_by,
      ...JSON.parse(request.approvals).map(({ by }) => by),
    ]);
    const all = [...new Set([requestedBy, ...people])];
    await knex('namespace_claims')
      .where({ id })
      .update({ end_by: JSON.stringify(all) });
  }
}

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('namespace_requests', table => {
    table.dropColumn('brought_about_by');
    table.dropColumn('basis');
  });
  await knex.schema.alterTable('namespace_claims', table => {
    table.dropColumn('end_by');
  });
};
