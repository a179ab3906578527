/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('namespace_clock', table => {
    table.comment('How far time has come for what cannot be undone');
    table.string('work', 63).primary();
    table.bigInteger('at').notNullable().comment('Milliseconds since 1970');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('namespace_clock');
};
