/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('rollouts', table => {
    table.comment('Every revision of every workload, as seen rolling out');
    table.string('id', 36).primary();
    table.string('cluster', 255).notNullable();
    table.string('namespace', 253).notNullable();
    table.string('kind', 63).notNullable();
    table.string('name', 253).notNullable();
    table.string('uid', 64).notNullable();
    table.bigInteger('revision').notNullable();
    table.string('application', 253).notNullable();
    table.string('entity_ref', 300);
    table.string('owner_ref', 300);
    table.string('environment', 63);
    table.text('images').notNullable().comment('JSON');
    table.string('version', 255);
    table.bigInteger('previous_revision');
    table.string('previous_version', 255);
    table.text('author').comment('JSON');
    table.text('change_cause');
    table.string('commit_hash', 64);
    table.text('commit_url');
    table.string('committed_at', 32);
    table.text('pipeline_url');
    table.string('started_at', 32).notNullable();
    table.boolean('observed_late').notNullable();
    table.string('status', 16).notNullable();
    table.string('reason', 63).notNullable();
    table.text('message').notNullable();
    table.text('cause').comment('JSON');
    table.string('healthy_at', 32);
    table.string('ended_at', 32);
    table.string('replaced_at', 32);
    table.bigInteger('replaced_by');
    table.string('recorded_at', 32).notNullable();
    table.unique(['cluster', 'uid', 'revision']);
    table.index(['started_at', 'id']);
    table.index(['entity_ref', 'started_at']);
    table.index(['owner_ref', 'started_at']);
    table.index(['cluster', 'namespace', 'started_at']);
    table.index(['replaced_at']);
  });

  await knex.schema.createTable('rollout_failures', table => {
    table.comment('Failures of rollouts; kept when they recover');
    table.string('id', 36).primary();
    table
      .string('rollout_id', 36)
      .notNullable()
      .references('rollouts.id')
      .onDelete('CASCADE');
    table.string('at', 32).notNullable();
    table.string('phase', 16).notNullable();
    table.string('reason', 63).notNullable();
    table.text('message').notNullable();
    table.text('cause').comment('JSON');
    table.string('recovered_at', 32);
    table.bigInteger('recovered_by').comment('Revision');
    table.index(['rollout_id']);
  });

  await knex.schema.createTable('rollout_notices', table => {
    table.comment('What owners are told, once each however many replicas run');
    table.string('id', 36).primary();
    table
      .string('failure_id', 36)
      .notNullable()
      .references('rollout_failures.id')
      .onDelete('CASCADE');
    table.string('kind', 16).notNullable();
    table
      .string('rollout_id', 36)
      .notNullable()
      .references('rollouts.id')
      .onDelete('CASCADE');
    table.string('created_at', 32).notNullable();
    table.string('leased_until', 32);
    table.integer('attempts').notNullable();
    table.string('sent_at', 32);
    table.unique(['failure_id', 'kind']);
    table.index(['sent_at']);
    table.index(['rollout_id']);
  });

  await knex.schema.createTable('rollout_deliveries', table => {
    table.comment('What pipelines report to have built or deployed');
    table.string('id', 36).primary();
    table.string('entity_ref', 300).notNullable();
    table.string('image', 500).notNullable().comment('Empty for none');
    table.string('image_name', 500).comment('Name and tag');
    table.string('image_digest', 80);
    table.string('commit_hash', 64).notNullable();
    table.text('commit_url');
    table.string('committed_at', 32);
    table.text('pipeline_url');
    table.string('ref', 255);
    table.string('reported_at', 32).notNullable();
    table.string('reported_by', 300).notNullable();
    table.unique(['entity_ref', 'commit_hash', 'image']);
    table.index(['reported_at']);
  });

  await knex.schema.createTable('rollout_coverage', table => {
    table.comment('Hours in which a cluster was watched: others are gaps');
    table.string('cluster', 255).notNullable();
    table.string('hour', 13).notNullable().comment('As 2026-11-21T12, UTC');
    table.primary(['cluster', 'hour']);
  });

  await knex.schema.createTable('rollout_secrets', table => {
    table.comment('Made once, the same for all replicas');
    table.string('name', 63).primary();
    table.string('value', 255).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('rollout_secrets');
  await knex.schema.dropTable('rollout_coverage');
  await knex.schema.dropTable('rollout_deliveries');
  await knex.schema.dropTable('rollout_notices');
  await knex.schema.dropTable('rollout_failures');
  await knex.schema.dropTable('rollouts');
};
