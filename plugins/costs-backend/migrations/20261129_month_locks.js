/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('cost_locks', table => {
    table.comment(
      'Rows that are locked: a month by what is written in it, charges by who changes the bill, both by who closes a month',
    );
    table.string('name', 32).primary();
  });
  await knex.schema.alterTable('cost_day_totals', table => {
    table
      .boolean('is_stale')
      .notNullable()
      .defaultTo(false)
      .comment('An hour was written since it was added up');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('cost_day_totals', table => {
    table.dropColumn('is_stale');
  });
  await knex.schema.dropTable('cost_locks');
};
