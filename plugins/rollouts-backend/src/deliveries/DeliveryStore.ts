import { randomUUID } from 'node:crypto';
import { Delivery, DeliveryReport } from '@dugnad/plugin-rollouts-common';
import { Knex } from 'knex';
import { StoredRollout } from '../history/RolloutStore';
import { imageParts } from './imageParts';

const DELIVERIES = 'rollout_deliveries';
const CHUNK = 200;
/** Commits are compared by as many digits. */
const HASH_DIGITS = 7;

interface DeliveryRow {
  id: string;
  entity_ref: string;
  image: string;
  image_name: string | null;
  image_digest: string | null;
  commit_hash: string;
  commit_url: string | null;
  committed_at: string | null;
  pipeline_url: string | null;
  ref: string | null;
  reported_at: string;
  reported_by: string;
}

function rowToDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    image: row.image || undefined,
    commit: row.commit_hash,
    commitUrl: row.commit_url ?? undefined,
    committedAt: row.committed_at ?? undefined,
    pipelineUrl: row.pipeline_url ?? undefined,
    ref: row.ref ?? undefined,
    reportedAt: row.reported_at,
    reportedBy: row.reported_by,
  };
}

/** Deliveries in a database. */
export class DeliveryStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Records a delivery, or renews the one of the same component, commit and image. */
  async report(
    report: DeliveryReport,
    { by, at }: { by: string; at: string },
  ): Promise<{ delivery: Delivery; created: boolean }> {
    const image = report.image ?? '';
    const { name, digest } = imageParts(image);
    const key = {
      entity_ref: report.entityRef,
      commit_hash: report.commit.toLowerCase(),
      image,
    };
    const fields = {
      image_name: image ? name ?? null : null,
      image_digest: digest ?? null,
      commit_url: report.commitUrl ?? null,
      committed_at: report.committedAt
        ? new Date(report.committedAt).toISOString()
        : null,
      pipeline_url: report.pipelineUrl ?? null,
      ref: report.ref ?? null,
      reported_by: by,
    };
    return this.#db.transaction(async tx => {
      const known = await tx<DeliveryRow>(DELIVERIES).where(key).first();
      const row = known
        ? { ...known, ...fields }
        : { id: randomUUID(), ...key, ...fields, reported_at: at };
      await tx<DeliveryRow>(DELIVERIES)
        .insert(row)
        .onConflict(['entity_ref', 'commit_hash', 'image'])
        .merge(fields);
      return { delivery: rowToDelivery(row), created: !known };
    });
  }

  /** Deliveries that may be those of the rollouts. */
  async candidates(rollouts: StoredRollout[]): Promise<Delivery[]> {
    const found = new Map<string, Delivery>();
    for (let start = 0; start < rollouts.length; start += CHUNK) {
      const rows = await this.#of(rollouts.slice(start, start + CHUNK));
      rows.forEach(row => found.set(row.id, rowToDelivery(row)));
    }
    return [...found.values()];
  }

  async prune(reportedBefore: string): Promise<number> {
    return this.#db<DeliveryRow>(DELIVERIES)
      .where('reported_at', '<', reportedBefore)
      .delete();
  }

  async #of(rollouts: StoredRollout[]): Promise<DeliveryRow[]> {
    const entityRefs = unique(rollouts.map(({ entityRef }) => entityRef));
    if (entityRefs.length === 0) {
      return [];
    }
    const images = rollouts.flatMap(rollout => rollout.images);
    const parts = images.map(({ image }) => imageParts(image));
    const digests = unique([
      ...parts.map(({ digest }) => digest),
      ...images.map(({ digest }) => digest),
    ]);
    const commits = rollouts.map(({ commit }) => commit?.slice(0, HASH_DIGITS));
    const hashes = unique(commits);
    const marks = hashes.map(() => '?').join(', ');
    return this.#db<DeliveryRow>(DELIVERIES)
      .whereIn('entity_ref', entityRefs)
      .where(any => {
        any
          .whereIn('image_name', unique(parts.map(({ name }) => name)))
          .orWhereIn('image_digest', digests);
        if (hashes.length > 0) {
          any.orWhereRaw(
            `substr(commit_hash, 1, ${HASH_DIGITS}) in (${marks})`,
            hashes,
          );
        }
      });
  }
}

function unique(texts: (string | undefined)[]): string[] {
  return [...new Set(texts.flatMap(text => text ?? []))];
}
