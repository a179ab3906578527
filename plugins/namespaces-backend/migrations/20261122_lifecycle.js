/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('namespace_claims', table => {
    table
      .string('grace_until', 32)
      .comment('Announced end of the grace after expiry; null outside it');
    table.index(['expires_at']);
    table.index(['grace_until']);
  });
  await knex.schema.alterTable('namespace_claim_objects', table => {
    table.text('fields').comment('Fields that differ, as JSON');
  });
  await knex.schema.alterTable('namespace_claim_events', table => {
    table.text('fields').comment('Fields that were put back, as JSON');
  });

  await knex.schema.createTable('namespace_stopped_workloads', table => {
    table.comment('How workloads ran before grace stopped them');
    table
      .string('claim_id', 36)
      .notNullable()
      .references('namespace_claims.id')
      .onDelete('CASCADE');
    table.string('api_group', 253).notNullable();
    table.string('kind', 63).notNullable();
    table.string('name', 253).notNullable();
    table.string('uid', 64).notNullable();
    table.integer('replicas').comment('Of what is scaled');
    table.boolean('suspended').comment('Of what is suspended');
    table.string('at', 32).notNullable();
    table.primary(['claim_id', 'api_group', 'kind', 'name']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('namespace_stopped_workloads');
  await knex.schema.alterTable('namespace_claim_events', table => {
    table.dropColumn('fields');
  });
  await knex.schema.alterTable('namespace_claim_objects', table => {
    table.dropColumn('fields');
  });
  await knex.schema.alterTable('namespace_claims', table => {
    table.dropIndex(['expires_at']);
    table.dropIndex(['grace_until']);
    table.dropColumn('grace_until');
  });
};
