import { z } from 'zod';
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
} from './objects';

/** Parsed objects: those to judge, and all of them as each other's surroundings. */
export interface ParsedObjects {
  objects: (JudgedObject | OtherObject)[];
  related: Required<RelatedObjects>;
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

/**
 * Sorts any heap of Kubernetes objects, for example the documents of `kubectl get all,events -o yaml`, into what `judge`
 * takes. What is not an object with a name is ignored.
 */
export function parseObjects(documents: unknown[]): ParsedObjects {
  const parsed: ParsedObjects = {
    objects: [],
    related: { replicaSets: [], pods: [], jobs: [], events: [] },
  };
  const { objects, related } = parsed;
  for (const document of documents) {
    const event = eventSchema.safeParse(document);
    const judged = judgedSchema.safeParse(document);
    if (event.success) {
      related.events.push(event.data);
    } else if (judged.success) {
      objects.push(judged.data);
      remember(judged.data, related);
    } else {
      const other = otherObjectSchema.safeParse(document);
      if (other.success) {
        objects.push(other.data);
      }
    }
  }
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
