/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('cost_hours', table => {
    table
      .integer('observed_until')
      .comment('Seconds since 1970 when the newest observation was written');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('cost_hours', table => {
    table.dropColumn('observed_until');
  });
};
