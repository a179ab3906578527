import { Knex } from 'knex';
import { Subject } from '../sampling/HourSample';
import { subjectKey } from '../sampling/subjectKey';
import { inChunks } from './inChunks';

const REMEMBERED = 100_000;

/** Ids of subjects, which are made on first sight and never change. */
export class SubjectIds {
  readonly #known = new Map<string, number>();

  /** Ids by natural key. */
  async of(trx: Knex, subjects: Subject[]): Promise<Map<string, number>> {
    const byKey = new Map(subjects.map(one => [subjectKey(one), one]));
    // In one order, so that replicas that write the same ones wait for each other and not in a circle
    const missing = [...byKey]
      .filter(([key]) => !this.#known.has(key))
      .sort(([one], [other]) => (one < other ? -1 : 1));
    const fresh = new Map<string, number>();
    await inChunks(missing, async chunk => {
      await trx('cost_subjects')
        .insert(chunk.map(([key, subject]) => toRow(key, subject)))
        .onConflict('natural_key')
        .ignore();
      const rows = await trx('cost_subjects')
        .whereIn(
          'natural_key',
          chunk.map(([key]) => key),
        )
        .select<{ id: number; natural_key: string }[]>('id', 'natural_key');
      rows.forEach(row => fresh.set(row.natural_key, row.id));
    });
    return new Map(
      [...byKey.keys()].map(key => {
        const id = this.#known.get(key) ?? fresh.get(key);
        if (id === undefined) {
          throw new Error(`The subject ${key} was not written`);
        }
        return [key, id];
      }),
    );
  }

  /** Remembers ids once their transaction is through. */
  remember(ids: Map<string, number>): void {
    if (this.#known.size > REMEMBERED) {
      this.#known.clear();
    }
    ids.forEach((id, key) => this.#known.set(key, id));
  }
}

function toRow(key: string, subject: Subject) {
  return {
    natural_key: key,
    cluster: subject.cluster,
    namespace: subject.namespace,
    kind: subject.kind,
    name: subject.name,
    owner_ref: subject.ownerRef,
    system_ref: subject.systemRef,
    component_ref: subject.componentRef,
    environment: subject.environment,
    cost_centre: subject.costCentre,
    is_shared: subject.isShared,
  };
}
