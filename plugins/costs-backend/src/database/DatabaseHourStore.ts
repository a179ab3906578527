import { createHash } from 'node:crypto';
import { HourNode, monthOf } from '@dugnad/plugin-costs-common';
import { Knex } from 'knex';
import { CostedHour } from '../costing/costHour';
import { DayTotals, HourTotals } from '../costing/dayTotals';
import { HourSample } from '../sampling/HourSample';
import { isPossible } from '../sampling/isPossible';
import { subjectKey } from '../sampling/subjectKey';
import { TotalsRow, rowToTotals, totalsToRow } from './columns';
import { HourHeader, HourStore, WriteOutcome } from './HourStore';
import { inChunks } from './inChunks';
import { holdMonthOpen } from './locks';
import { rollUpDay } from './rollUpDay';
import { SampleRow, SubjectRow, lineToRow, rowToLine } from './sampleRows';
import { SubjectIds } from './SubjectIds';

const HOUR_MS = 3_600_000;
/** When a day was added up that was not yet. */
const NEVER = '';

type HourRow = TotalsRow & {
  id: number;
  cluster: string;
  hour: number;
  day: string;
  observed_seconds: number;
  billed_seconds: number;
  source: HourSample['source'];
  price_version: string;
  node_set: string;
  observed_until: number | null;
};

const EMPTY_TOTALS = {
  bill: 0,
  allocated: 0,
  idle_cpu: 0,
  idle_memory: 0,
  idle_gpu: 0,
  idle_storage: 0,
  shared: 0,
  no_node: 0,
  gap: 0,
  billed_seconds: 0,
  observed_seconds: 0,
};

/** `HourStore` on SQLite or PostgreSQL. */
export class DatabaseHourStore implements HourStore {
  readonly #db: Knex;
  readonly #subjects = new SubjectIds();

  constructor(db: Knex) {
    this.#db = db;
  }

  async read(cluster: string, hourMs: number): Promise<HourSample | undefined> {
    const header = await this.#db<HourRow>('cost_hours')
      .where({ cluster, hour: hourMs / HOUR_MS })
      .first();
    if (!header) {
      return undefined;
    }
    const set = await this.#db('cost_node_sets')
      .where({ id: header.node_set })
      .first<{ nodes: string }>();
    const nodes: HourNode[] = JSON.parse(set?.nodes ?? '[]');
    const rows = await this.#db('cost_samples as s')
      .join('cost_subjects as u', 'u.id', 's.subject_id')
      .where('s.hour_id', header.id)
      .select<(SampleRow & SubjectRow)[]>('s.*', 'u.*');
    return {
      cluster,
      hourMs,
      observedSeconds: header.observed_seconds,
      source: header.source,
      nodes,
      lines: rows.map(rowToLine),
    };
  }

  async write(
    hour: CostedHour,
    { isRecost = false } = {},
  ): Promise<WriteOutcome> {
    let ids = new Map<string, number>();
    const outcome = await this.#db.transaction(async trx => {
      if (!(await holdMonthOpen(trx, monthOf(hour.day)))) {
        return 'closed';
      }
      const id = await this.#takeHeader(trx, hour, isRecost);
      if (id === undefined) {
        return 'kept';
      }
      ids = await this.#writeLines(trx, id, hour);
      if (!isRecost) {
        await writePeaks(trx, hour, ids);
      }
      await markStale(trx, hour.day, hour.sample.cluster);
      return 'written';
    });
    this.#subjects.remember(ids);
    return outcome;
  }

  /** The id of the hour's header once it says what this hour says; undefined where what is there stays. */
  async #takeHeader(
    trx: Knex.Transaction,
    hour: CostedHour,
    isRecost: boolean,
  ): Promise<number | undefined> {
    const { cluster, hourMs, observedSeconds } = hour.sample;
    const key = { cluster, hour: hourMs / HOUR_MS };
    const row = {
      ...(await headerRow(trx, hour)),
      ...(!isRecost && { observed_until: Math.floor(hour.untilMs / 1000) }),
    };
    const inserted = await trx('cost_hours')
      .insert({ ...key, ...row })
      .onConflict(['cluster', 'hour'])
      .ignore()
      .returning<{ id: number }[]>('id');
    if (inserted.length > 0) {
      return inserted[0].id;
    }
    const there = await trx<HourRow>('cost_hours')
      .where(key)
      .forUpdate()
      .first();
    if (!there) {
      return undefined;
    }
    const isKept = isRecost
      ? there.observed_seconds !== observedSeconds
      : there.observed_seconds >= observedSeconds &&
        !(await isOfWrongClock(trx, there, hour));
    if (isKept) {
      return undefined;
    }
    await trx('cost_samples').where({ hour_id: there.id }).delete();
    await trx('cost_hours').where({ id: there.id }).update(row);
    return there.id;
  }

  async #writeLines(
    trx: Knex.Transaction,
    hourId: number,
    { sample, allocation }: CostedHour,
  ): Promise<Map<string, number>> {
    const ids = await this.#subjects.of(
      trx,
      sample.lines.map(({ subject }) => subject),
    );
    const costs = new Map(allocation.consumers.map(one => [one.key, one]));
    const rows = sample.lines.flatMap(line => {
      const key = subjectKey(line.subject);
      const cost = costs.get(key);
      const subjectId = ids.get(key);
      return cost && subjectId !== undefined
        ? [lineToRow(hourId, subjectId, line.amounts, cost)]
        : [];
    });
    await inChunks(rows, chunk => trx('cost_samples').insert(chunk));
    return ids;
  }

  async rollUp(
    cluster: string,
    day: string,
    close: (hours: HourTotals[]) => DayTotals,
    at: Date,
  ): Promise<void> {
    // Hours that a wrong clock wrote before they were do not count
    const untilHour = Math.floor(at.getTime() / HOUR_MS);
    await this.#db.transaction(async trx => {
      if (!(await holdMonthOpen(trx, monthOf(day)))) {
        return;
      }
      // Whoever else rolls up this day waits here; the later one sees everything
      await trx('cost_day_totals')
        .insert({
          ...EMPTY_TOTALS,
          day,
          cluster,
          rolled_at: at.toISOString(),
        })
        .onConflict(['day', 'cluster'])
        .merge(['rolled_at']);
      const rows = await trx<HourRow>('cost_hours')
        .where({ day, cluster })
        .where('hour', '<=', untilHour);
      await rollUpDay(trx, cluster, day, untilHour);
      const { totals, billedSeconds, observedSeconds } = close(
        rows.map(row => ({
          hourMs: row.hour * HOUR_MS,
          totals: rowToTotals(row),
          billedSeconds: row.billed_seconds,
          observedSeconds: row.observed_seconds,
        })),
      );
      await trx('cost_day_totals')
        .where({ day, cluster })
        .update({
          ...totalsToRow(totals),
          billed_seconds: billedSeconds,
          observed_seconds: observedSeconds,
          is_stale: false,
          source: sourceOf(rows.map(({ source }) => source)),
        });
    });
  }

  async forgetDaysAfter(day: string): Promise<void> {
    const isOpen =
      'NOT EXISTS (SELECT 1 FROM cost_closed_months c WHERE c.month = SUBSTR(day, 1, 7))';
    for (const table of ['cost_day_totals', 'cost_owner_days', 'cost_days']) {
      await this.#db(table).where('day', '>', day).whereRaw(isOpen).delete();
    }
  }

  async openHours(fromDay: string, toDay: string): Promise<HourHeader[]> {
    const rows = await this.#db<HourRow>('cost_hours')
      .whereBetween('day', [fromDay, toDay])
      .whereRaw(
        'NOT EXISTS (SELECT 1 FROM cost_closed_months c WHERE c.month = SUBSTR(cost_hours.day, 1, 7))',
      )
      .orderBy(['day', 'cluster', 'hour']);
    return rows.map(row => ({
      cluster: row.cluster,
      hourMs: row.hour * HOUR_MS,
      day: row.day,
      priceVersion: row.price_version,
      billedSeconds: row.billed_seconds,
      observedSeconds: row.observed_seconds,
      totals: rowToTotals(row),
    }));
  }

  async totalsOf(fromDay: string, toDay: string) {
    const rows = await this.#db('cost_day_totals')
      .whereBetween('day', [fromDay, toDay])
      .whereNot('rolled_at', NEVER)
      .orderBy(['day', 'cluster'])
      .select<
        (TotalsRow & {
          day: string;
          cluster: string;
          billed_seconds: number;
          observed_seconds: number;
          source: string | null;
          rolled_at: string;
          is_stale: boolean | number;
        })[]
      >('*');
    return rows.map(row => ({
      day: row.day,
      cluster: row.cluster,
      totals: rowToTotals(row),
      billedSeconds: row.billed_seconds,
      observedSeconds: row.observed_seconds,
      source: row.source,
      rolledAt: row.rolled_at,
      isStale: Boolean(row.is_stale),
    }));
  }

  async firstDay(): Promise<string | undefined> {
    const row = await this.#db('cost_hours')
      .min({ day: 'day' })
      .first<{ day: string | null }>();
    return row?.day ?? undefined;
  }

  async observedUntil() {
    const newest = this.#db('cost_hours')
      .groupBy('cluster')
      .select('cluster')
      .max({ hour: 'hour' })
      .as('n');
    const rows = await this.#db('cost_hours as h')
      .join(newest, join =>
        join.on('n.cluster', 'h.cluster').andOn('n.hour', 'h.hour'),
      )
      .select<HourRow[]>('h.*');
    return new Map(
      rows.map(row => [
        row.cluster,
        {
          untilMs: row.observed_until
            ? row.observed_until * 1000
            : row.hour * HOUR_MS + row.observed_seconds * 1000,
          source: row.source,
        },
      ]),
    );
  }
}

/**
 * Whether an hour on record was written before it was, by a clock that was ahead: more was seen of it than has passed, and hours
 * before it were first written after it.
 */
async function isOfWrongClock(
  trx: Knex.Transaction,
  there: HourRow,
  { sample, untilMs }: CostedHour,
): Promise<boolean> {
  if (isPossible(there.observed_seconds, (untilMs - sample.hourMs) / 1_000)) {
    return false;
  }
  const later = await trx<HourRow>('cost_hours')
    .where({ cluster: there.cluster })
    .where('hour', '<', there.hour)
    .where('id', '>', there.id)
    .first();
  return later !== undefined;
}

/** A crash between writing an hour and adding up its day leaves the mark, and the day is added up later. */
async function markStale(
  trx: Knex.Transaction,
  day: string,
  cluster: string,
): Promise<void> {
  await trx('cost_day_totals')
    .insert({
      ...EMPTY_TOTALS,
      day,
      cluster,
      rolled_at: NEVER,
      is_stale: true,
    })
    .onConflict(['day', 'cluster'])
    .merge(['is_stale']);
}

function sourceOf(sources: string[]): string | null {
  const [first, ...others] = new Set(sources);
  return others.length > 0 ? 'mixed' : first ?? null;
}

async function headerRow(trx: Knex.Transaction, hour: CostedHour) {
  const { sample, allocation, priceVersion } = hour;
  const nodes = JSON.stringify(
    [...sample.nodes].sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
  const nodeSet = createHash('sha256').update(nodes).digest('hex');
  await trx('cost_node_sets')
    .insert({ id: nodeSet, nodes })
    .onConflict('id')
    .ignore();
  await trx('cost_price_versions')
    .insert({
      version: priceVersion,
      cluster: sample.cluster,
      charges: JSON.stringify(hour.charges),
    })
    .onConflict('version')
    .ignore();
  return {
    day: hour.day,
    observed_seconds: sample.observedSeconds,
    billed_seconds: hour.billedSeconds,
    source: sample.source,
    price_version: priceVersion,
    node_set: nodeSet,
    ...totalsToRow(allocation.totals),
  };
}

async function writePeaks(
  trx: Knex.Transaction,
  { sample, day }: CostedHour,
  ids: Map<string, number>,
): Promise<void> {
  const rows = sample.lines.flatMap(({ subject, peaks }) => {
    const subjectId = ids.get(subjectKey(subject));
    return peaks.map(peak => ({
      subject_id: subjectId,
      container: peak.container,
      day,
      cpu_peak: peak.cpuPeak,
      memory_peak: peak.memoryPeak,
    }));
  });
  const highest = (column: string) =>
    trx.raw(
      `CASE WHEN excluded.${column} > cost_container_peaks.${column} THEN excluded.${column} ELSE cost_container_peaks.${column} END`,
    );
  await inChunks(rows, chunk =>
    trx('cost_container_peaks')
      .insert(chunk)
      .onConflict(['subject_id', 'container', 'day'])
      .merge({
        cpu_peak: highest('cpu_peak'),
        memory_peak: highest('memory_peak'),
      }),
  );
}
