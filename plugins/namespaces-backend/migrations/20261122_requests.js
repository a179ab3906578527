/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('namespace_claims', table => {
    table
      .text('quota')
      .comment('Explicit quota as JSON; null: the size counts');
    table.string('ingress', 16).notNullable().defaultTo('controllers');
    // What lists filter and sort by, with the id that makes the order total
    table.index(['name', 'id']);
    table.index(['cluster', 'state']);
    table.index(['owner_ref', 'state']);
    table.index(['updated_at', 'id']);
    table.index(['requested_at', 'id']);
  });

  await knex.schema.createTable('namespace_requests', table => {
    table.comment('What was asked for, who decided and what was granted');
    table.string('id', 36).primary();
    table
      .string('claim_id', 36)
      .notNullable()
      .references('namespace_claims.id')
      .onDelete('CASCADE');
    table.string('kind', 16).notNullable();
    table.string('state', 16).notNullable();
    table.text('claim').notNullable().comment('Name, cluster, … when filed');
    table.string('cluster', 255).notNullable();
    table.string('owner_ref', 300).notNullable();
    table.string('requested_by', 300).notNullable();
    table.string('requested_at', 32).notNullable();
    table.text('comment');
    table.text('original');
    table.text('requested').notNullable();
    table.text('granted');
    table.text('decision').notNullable();
    table.text('slots').notNullable();
    table.text('approvals').notNullable();
    table
      .integer('revision')
      .notNullable()
      .comment('Counts approvals, so that two at once cannot both count');
    table.string('decided_by', 300);
    table.string('decided_at', 32);
    table.text('reason');
    table.string('due_at', 32);
    table
      .string('open_key', 64)
      .comment('claim/kind while it waits: one open request of a kind');
    table
      .boolean('settled')
      .notNullable()
      .comment('What follows from the decision has been done');
    table.unique(['open_key']);
    table.index(['claim_id']);
    table.index(['state', 'requested_at']);
    table.index(['requested_by']);
    table.index(['settled', 'state']);
  });

  await knex.schema.createTable('namespace_request_deciders', table => {
    table.comment('Groups that may decide an open request, for the queue');
    table
      .string('request_id', 36)
      .notNullable()
      .references('namespace_requests.id')
      .onDelete('CASCADE');
    table
      .string('group_ref', 300)
      .notNullable()
      .comment('A group, or * for the platform team');
    table.boolean('open').notNullable().comment('Still to be given');
    table.primary(['request_id', 'group_ref']);
    table.index(['group_ref']);
  });

  await knex.schema.createTable('namespace_locks', table => {
    table.comment('A row per team and cluster, locked while sums are checked');
    table.string('key', 400).primary();
    table.bigInteger('taken').notNullable();
  });

  await knex.schema.createTable('namespace_usage', table => {
    table.comment('What the pods of a claim used, one row a day');
    table
      .string('claim_id', 36)
      .notNullable()
      .references('namespace_claims.id')
      .onDelete('CASCADE');
    table.string('day', 10).notNullable().comment('UTC');
    table.integer('samples').notNullable();
    table.bigInteger('cpu_millicores_sum').notNullable();
    table.bigInteger('cpu_millicores_max').notNullable();
    table.integer('memory_mebibytes_max').notNullable();
    table.bigInteger('memory_mebibytes_sum').notNullable();
    table
      .integer('storage_mebibytes_max')
      .comment('Claimed by volumes; null where the quota did not tell');
    table.string('sampled_at', 32).notNullable();
    table.primary(['claim_id', 'day']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('namespace_usage');
  await knex.schema.dropTable('namespace_locks');
  await knex.schema.dropTable('namespace_request_deciders');
  await knex.schema.dropTable('namespace_requests');
  await knex.schema.alterTable('namespace_claims', table => {
    table.dropIndex(['name', 'id']);
    table.dropIndex(['cluster', 'state']);
    table.dropIndex(['owner_ref', 'state']);
    table.dropIndex(['updated_at', 'id']);
    table.dropIndex(['requested_at', 'id']);
    table.dropColumn('ingress');
    table.dropColumn('quota');
  });
};
