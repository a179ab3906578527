import { Knex } from 'knex';
import { COST_COLUMNS } from './columns';

const AMOUNTS = ['cpu_requested', 'cpu_charged', 'gpu'];
const BYTES = ['memory_requested', 'memory_charged', 'storage'];

const sum = (expression: string) => `CAST(SUM(${expression}) AS BIGINT)`;
/** Averages are of the observed part of an hour, so they count for that part. */
const hours = (column: string) => `${column} * h.observed_seconds / 3600`;
const mib = (column: string) =>
  `${column} / 1048576 * h.observed_seconds / 3600`;

const DAY_COLUMNS: Record<string, string> = {
  ...Object.fromEntries(AMOUNTS.map(name => [name, sum(hours(`s.${name}`))])),
  ...Object.fromEntries(BYTES.map(name => [name, sum(mib(`s.${name}`))])),
  cpu_used: sum(hours('COALESCE(s.cpu_used, 0)')),
  memory_used: sum(mib('COALESCE(s.memory_used, 0)')),
  cpu_known: sum(
    hours('CASE WHEN s.cpu_used IS NULL THEN 0 ELSE s.cpu_charged END'),
  ),
  memory_known: sum(
    mib('CASE WHEN s.memory_used IS NULL THEN 0 ELSE s.memory_charged END'),
  ),
  cpu_peak: 'MAX(s.cpu_peak)',
  memory_peak: 'MAX(s.memory_peak)',
  pods_milli: sum(hours('s.pods_milli')),
  hours: 'COUNT(*)',
  ...Object.fromEntries(COST_COLUMNS.map(name => [name, sum(`s.${name}`)])),
};

/** Adds up a cluster's day from its hours up to one: first by subject, then by owner. The result depends on the hours alone. */
export async function rollUpDay(
  trx: Knex,
  cluster: string,
  day: string,
  untilHour: number,
): Promise<void> {
  await trx('cost_days')
    .where({ day })
    .whereIn('subject_id', trx('cost_subjects').where({ cluster }).select('id'))
    .delete();
  const names = Object.keys(DAY_COLUMNS);
  await trx.raw(
    `INSERT INTO cost_days (day, subject_id, ${names.join(', ')})
     SELECT h.day, s.subject_id, ${names
       .map(name => DAY_COLUMNS[name])
       .join(', ')}
     FROM cost_hours h JOIN cost_samples s ON s.hour_id = h.id
     WHERE h.day = ? AND h.cluster = ? AND h.hour <= ?
     GROUP BY h.day, s.subject_id`,
    [day, cluster, untilHour],
  );
  await trx('cost_owner_days').where({ day, cluster }).delete();
  await trx.raw(
    `INSERT INTO cost_owner_days (day, cluster, owner_ref, ${COST_COLUMNS.join(
      ', ',
    )})
     SELECT d.day, u.cluster, u.owner_ref, ${COST_COLUMNS.map(name =>
       sum(`d.${name}`),
     ).join(', ')}
     FROM cost_days d JOIN cost_subjects u ON u.id = d.subject_id
     WHERE d.day = ? AND u.cluster = ? AND u.is_shared = ?
     GROUP BY d.day, u.cluster, u.owner_ref`,
    [day, cluster, false],
  );
}
