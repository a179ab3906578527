/** Money in micro-units, CPU in millicores, memory and storage in bytes. */

const money = [
  'bill',
  'allocated',
  'idle_cpu',
  'idle_memory',
  'idle_gpu',
  'idle_storage',
  'shared',
  'no_node',
  'gap',
];

const costs = [
  'cpu_micros',
  'memory_micros',
  'gpu_micros',
  'storage_micros',
  'idle_share_micros',
  'shared_share_micros',
];

const amounts = [
  'cpu_requested',
  'cpu_charged',
  'memory_requested',
  'memory_charged',
  'gpu',
  'storage',
];

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('cost_charges', table => {
    table.comment('Charges entered on the page; never deleted');
    table.string('id', 64).primary();
    table.string('cluster', 253).notNullable();
    table.string('valid_from', 10).notNullable();
    table.text('charge').notNullable().comment('JSON');
  });

  await knex.schema.createTable('cost_price_versions', table => {
    table.comment('Which charges held, by what they come to');
    table.string('version', 64).primary();
    table.string('cluster', 253).notNullable();
    table.text('charges').notNullable().comment('JSON');
  });

  await knex.schema.createTable('cost_node_sets', table => {
    table.comment('Nodes of an hour, kept once however many hours had them');
    table.string('id', 64).primary();
    table.text('nodes').notNullable().comment('JSON');
  });

  await knex.schema.createTable('cost_subjects', table => {
    table.comment('What costs are booked on; a moved owner makes a new one');
    table.increments('id');
    table.string('natural_key', 64).notNullable().comment('Hash of the rest');
    table.string('cluster', 253).notNullable();
    table.string('namespace', 63).notNullable();
    table.string('kind', 63).notNullable();
    table.string('name', 253).notNullable();
    table.string('owner_ref', 300).notNullable().comment('Empty: nobody');
    table.string('system_ref', 300).notNullable();
    table.string('component_ref', 300).notNullable();
    table.string('environment', 63).notNullable();
    table.string('cost_centre', 63).notNullable();
    table.boolean('is_shared').notNullable();
    table.unique(['natural_key']);
    table.index(['cluster', 'namespace']);
    table.index(['owner_ref']);
    table.index(['component_ref']);
    table.index(['system_ref']);
    table.index(['cost_centre']);
  });

  await knex.schema.createTable('cost_hours', table => {
    table.comment('One observed hour of one cluster, and how it closes');
    table.increments('id');
    table.string('cluster', 253).notNullable();
    table.integer('hour').notNullable().comment('Hours since 1970');
    table.string('day', 10).notNullable();
    table.integer('observed_seconds').notNullable();
    table.integer('billed_seconds').notNullable();
    table.string('source', 16).notNullable();
    table.string('price_version', 64).notNullable();
    table.string('node_set', 64).notNullable();
    money.forEach(name => table.bigInteger(name).notNullable());
    table.unique(['cluster', 'hour']);
    table.index(['day', 'cluster']);
  });

  await knex.schema.createTable('cost_samples', table => {
    table.comment('What one subject had in an hour, averaged, and its cost');
    table
      .integer('hour_id')
      .notNullable()
      .references('cost_hours.id')
      .onDelete('CASCADE');
    table.integer('subject_id').notNullable();
    amounts.forEach(name => table.bigInteger(name).notNullable());
    table.bigInteger('cpu_used').comment('Null: not known');
    table.bigInteger('memory_used').comment('Null: not known');
    table.bigInteger('cpu_peak').comment('Null: not known');
    table.bigInteger('memory_peak').comment('Null: not known');
    table.integer('pods_milli').notNullable();
    costs.forEach(name => table.bigInteger(name).notNullable());
    table.primary(['hour_id', 'subject_id']);
  });

  await knex.schema.createTable('cost_days', table => {
    table.comment(
      'Sum of a day: amount-hours (memory and storage in MiB), micro-units',
    );
    table.string('day', 10).notNullable();
    table.integer('subject_id').notNullable();
    amounts.forEach(name => table.bigInteger(name).notNullable());
    table.bigInteger('cpu_used').notNullable();
    table.bigInteger('memory_used').notNullable();
    table.bigInteger('cpu_known').notNullable().comment('Charged, use known');
    table.bigInteger('memory_known').notNullable();
    table.bigInteger('cpu_peak').comment('Null: not known');
    table.bigInteger('memory_peak').comment('Null: not known');
    table.bigInteger('pods_milli').notNullable();
    table.integer('hours').notNullable();
    costs.forEach(name => table.bigInteger(name).notNullable());
    table.primary(['subject_id', 'day']);
    table.index(['day']);
  });

  await knex.schema.createTable('cost_owner_days', table => {
    table.comment('cost_days by cluster and owner, without shared subjects');
    table.string('day', 10).notNullable();
    table.string('cluster', 253).notNullable();
    table.string('owner_ref', 300).notNullable();
    costs.forEach(name => table.bigInteger(name).notNullable());
    table.primary(['owner_ref', 'day', 'cluster']);
    table.index(['day', 'cluster']);
  });

  await knex.schema.createTable('cost_day_totals', table => {
    table.comment('How a day of a cluster closes, gaps included');
    table.string('day', 10).notNullable();
    table.string('cluster', 253).notNullable();
    money.forEach(name => table.bigInteger(name).notNullable());
    table.integer('billed_seconds').notNullable();
    table.integer('observed_seconds').notNullable();
    table.string('source', 16);
    table.string('rolled_at', 32).notNullable();
    table.primary(['day', 'cluster']);
  });

  await knex.schema.createTable('cost_container_peaks', table => {
    table.comment('Highest use of any pod of a container, by day');
    table.integer('subject_id').notNullable();
    table.string('container', 253).notNullable();
    table.string('day', 10).notNullable();
    table.bigInteger('cpu_peak').notNullable();
    table.bigInteger('memory_peak').notNullable();
    table.primary(['subject_id', 'container', 'day']);
    table.index(['day']);
  });

  await knex.schema.createTable('cost_closed_months', table => {
    table.comment('Months that no edit changes any more');
    table.string('month', 7).primary();
    table.string('closed_at', 32).notNullable();
    table.string('closed_by', 300).notNullable();
    table.text('totals').notNullable().comment('JSON');
    table.text('charges').notNullable().comment('JSON: what the bill was');
  });

  await knex.schema.createTable('cost_budgets', table => {
    table.string('id', 36).primary();
    table.string('account_kind', 16).notNullable();
    table.string('account_id', 400).notNullable();
    table.bigInteger('amount_micros').notNullable();
    table.boolean('is_hard').notNullable();
    table.text('note');
    table.string('updated_by', 300).notNullable();
    table.string('updated_at', 32).notNullable();
    table.unique(['account_kind', 'account_id']);
  });

  await knex.schema.createTable('cost_budget_notices', table => {
    table.comment('Thresholds somebody was told of, so that it happens once');
    table.string('budget_id', 36).notNullable();
    table.string('month', 7).notNullable();
    table.string('basis', 16).notNullable();
    table.integer('percent').notNullable();
    table.string('told_at', 32).notNullable();
    table.primary(['budget_id', 'month', 'basis', 'percent']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const name of [
    'cost_budget_notices',
    'cost_budgets',
    'cost_closed_months',
    'cost_container_peaks',
    'cost_day_totals',
    'cost_owner_days',
    'cost_days',
    'cost_samples',
    'cost_hours',
    'cost_subjects',
    'cost_node_sets',
    'cost_price_versions',
    'cost_charges',
  ]) {
    await knex.schema.dropTable(name);
  }
};
