/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('namespace_claims', table => {
    table.comment('Namespace claims: the desired state of namespaces');
    table.string('id', 36).primary();
    table.string('name', 63).notNullable();
    table.string('cluster', 255).notNullable();
    table.string('environment', 16).notNullable();
    table.string('owner_ref', 300).notNullable();
    table.string('size', 63).notNullable();
    table.text('purpose').notNullable();
    table.string('system_ref', 300);
    table.string('contact', 255);
    table.string('data_classification', 63);
    table.string('cost_center', 63);
    table.boolean('egress_internet').notNullable();
    table.string('state', 16).notNullable();
    table.text('state_reason');
    table.string('state_since', 32).notNullable();
    table.string('requested_by', 300).notNullable();
    table.string('requested_at', 32).notNullable();
    table.string('updated_at', 32).notNullable();
    table.string('expires_at', 32);
    table.text('decision').notNullable();
    table
      .boolean('repair_requested')
      .notNullable()
      .comment('A person asked to put back what policy leaves alone');
    table
      .string('held_name', 400)
      .comment('cluster/name while the claim holds it, null once final');
    table.unique(['held_name']);
    table.index(['cluster', 'name']);
    table.index(['owner_ref']);
    table.index(['state']);
  });

  await knex.schema.createTable('namespace_claim_objects', table => {
    table.comment('Objects of a claim as last seen in the cluster');
    table
      .string('claim_id', 36)
      .notNullable()
      .references('namespace_claims.id')
      .onDelete('CASCADE');
    table.string('api_group', 253).notNullable();
    table.string('kind', 63).notNullable();
    table.string('name', 253).notNullable();
    table.string('role', 63).notNullable();
    table.boolean('security').notNullable();
    table.string('state', 16).notNullable();
    table.text('message');
    table.string('manager', 253);
    table.text('finalizers');
    table.string('since', 32).notNullable();
    table.string('uid', 64);
    table.string('digest', 64).comment('Of the object when last in order');
    table.string('desired_digest', 64).comment('Of what was last applied');
    table.primary(['claim_id', 'api_group', 'kind', 'name']);
  });

  await knex.schema.createTable('namespace_claim_events', table => {
    table.comment('History of claims, never changed');
    table.bigIncrements('id');
    table
      .string('claim_id', 36)
      .notNullable()
      .references('namespace_claims.id')
      .onDelete('CASCADE');
    table.string('at', 32).notNullable();
    table.string('by', 300).notNullable();
    table.string('kind', 32).notNullable();
    table.string('from_state', 16);
    table.string('to_state', 16);
    table.text('reason');
    table.text('before');
    table.text('after');
    table
      .string('natural_key', 400)
      .comment(
        'What makes an observation the same one, so that it is written once',
      );
    table.unique(['claim_id', 'natural_key']);
    table.index(['claim_id', 'id']);
  });

  await knex.schema.createTable('namespace_work', table => {
    table.comment(
      'Claims to reconcile; a row is removed when there is nothing left to do',
    );
    table
      .string('claim_id', 36)
      .primary()
      .references('namespace_claims.id')
      .onDelete('CASCADE');
    table.string('cluster', 255).notNullable();
    table.bigInteger('due_at').notNullable().comment('Milliseconds since 1970');
    table.integer('revision').notNullable().comment('Counts requests for work');
    table.string('lease_token', 36);
    table.bigInteger('lease_until').comment('Milliseconds since 1970');
    table.integer('attempts').notNullable();
    table.text('last_error');
    table.index(['due_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('namespace_work');
  await knex.schema.dropTable('namespace_claim_events');
  await knex.schema.dropTable('namespace_claim_objects');
  await knex.schema.dropTable('namespace_claims');
};
