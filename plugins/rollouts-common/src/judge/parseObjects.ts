import { z } from 'zod';
import { isWorkloadGroup } from './groupOf';
import { NO_NETWORK } from './network';
import { networkOf } from './networkOf';
import {
  cronJobSchema,
  daemonSetSchema,
  deploymentSchema,
  eventSchema,
  JudgedObject,
  jobSchema,
  OtherObject,
  otherObjectSchema,
  podSchema,
  RelatedObjects,
  replicaSetSchema,
  statefulSetSchema,
  Surroundings,
} from './objects';

import { wakesWhenNeeded } from './wakingScaler';

/** Parsed objects: those to judge, and all of them as each other's surroundings. */
export interface ParsedObjects {
  objects: (JudgedObject | OtherObject)[];
  related: Required<Surroundings>;
}

const judgedSchema = z.discriminatedUnion('kind', [
  deploymentSchema,
  statefulSetSchema,
  daemonSetSchema,
  replicaSetSchema,
  podSchema,
  jobSchema,
  cronJobSchema,
]);

const groupedSchema = z.object({ apiVersion: z.string().default('') });

function isOfWorkloadGroup(document: unknown): boolean {
  const grouped = groupedSchema.safeParse(document).data;
  return grouped !== undefined && isWorkloadGroup(grouped);
}

/** Kubernetes reads null as absent, and `kubectl create --dry-run` writes it. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item)]),
  );
}

/**
 * Sorts any heap of Kubernetes objects, for example the documents of `kubectl get all,events -o yaml`, into what `judge`
 * takes. What is not an object with a name is ignored.
 */
export function parseObjects(documents: unknown[]): ParsedObjects {
  const parsed: ParsedObjects = {
    objects: [],
    related: {
      replicaSets: [],
      pods: [],
      jobs: [],
      events: [],
      network: NO_NETWORK,
      autoscalers: [],
    },
  };
  const { objects, related } = parsed;
  const read = documents.map(withoutNulls);
  for (const document of read) {
    const event = eventSchema.safeParse(document);
    const judged = judgedSchema.safeParse(document);
    if (event.success) {
      related.events.push(event.data);
    } else if (judged.success && isOfWorkloadGroup(document)) {
      objects.push(judged.data);
      remember(judged.data, related);
    } else {
      const other = otherObjectSchema.safeParse(document);
      if (other.success) {
        objects.push(other.data);
        if (wakesWhenNeeded(other.data)) {
          related.autoscalers.push(other.data);
        }
      }
    }
  }
  related.network = networkOf(read, objects);
  return parsed;
}

function remember(object: JudgedObject, related: Required<RelatedObjects>) {
  if (object.kind === 'ReplicaSet') {
    related.replicaSets.push(object);
  } else if (object.kind === 'Pod') {
    related.pods.push(object);
  } else if (object.kind === 'Job') {
    related.jobs.push(object);
  }
}
