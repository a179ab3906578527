import {
  CLAIM_ID_LABEL,
  MANAGED_BY_LABEL,
  FIELD_MANAGER,
} from '@dugnad/plugin-clusters-common';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { StoredObject } from '../database/ClaimStore';
import { DesiredObject } from './desiredObjects';
import { FieldDifference, diffObject } from './diffObject';
import { digestOf } from './digestOf';
import { isAppliedByUs, managerOf } from './managerOf';
import { keyOf } from './objectKey';

/**
 * One thing to do, or to say, about an object of a claim.
 *
 * - `create`: it is not there
 * - `update`: we want something else than before
 * - `restore`: somebody else changed or deleted it and it is to be put back, by force
 * - `replace`: it has to change where the API server allows no change
 * - `report`: somebody else changed it and policy leaves that to a person
 * - `conflict`: something that is not ours is in the way
 * - `wait`: it is being deleted
 * - `remove`: we no longer want it
 */
export type Step =
  | { type: 'create'; desired: DesiredObject }
  | {
      type: 'update';
      desired: DesiredObject;
      current: KubernetesObject;
      mayForce: boolean;
    }
  | {
      type: 'restore';
      desired: DesiredObject;
      /** Undefined where it was deleted. */
      current?: KubernetesObject;
      differences: FieldDifference[];
      manager?: string;
      /** Same for the same observation, so that the history tells it once. */
      naturalKey: string;
      /** We want something else than before, and somebody holds it. */
      isNews?: boolean;
    }
  | { type: 'replace'; desired: DesiredObject; current: KubernetesObject }
  | {
      type: 'report';
      desired: DesiredObject;
      /** Undefined where it was deleted. */
      current?: KubernetesObject;
      differences: FieldDifference[];
      manager?: string;
    }
  | {
      type: 'conflict';
      desired: DesiredObject;
      current?: KubernetesObject;
      manager?: string;
    }
  | { type: 'wait'; desired: DesiredObject; current: KubernetesObject }
  | { type: 'remove'; current: KubernetesObject };

/** Options of `planClaim`. */
export interface PlanOptions {
  claimId: string;
  desired: DesiredObject[];
  /** The claim's Namespace and everything of the kinds we write in it, ours or not. */
  observed: KubernetesObject[];
  /** What was known after the last time. */
  known: StoredObject[];
  driftPolicy: 'repair' | 'report';
}

/**
 * Steps from what is in the cluster to what a claim wants. Empty over an applied state. Never touches what is not ours:
 * ours is what carries our claim id, or is the very object (uid) we wrote, even if somebody stripped the label.
 */
export function planClaim(options: PlanOptions): Step[] {
  const { desired, observed } = options;
  const current = new Map(observed.map(object => [keyOf(object), object]));
  const [namespace, ...rest] = desired;
  const first = planObject(namespace, current, options);
  if (first && ['conflict', 'wait'].includes(first.type)) {
    // In a namespace that is not ours, or is going away, nothing else may be written
    return [first];
  }
  const wanted = new Set(desired.map(({ object }) => keyOf(object)));
  const steps = rest.map(object => planObject(object, current, options));
  const gone = observed.filter(
    object => !wanted.has(keyOf(object)) && mayRemove(object, options.claimId),
  );
  return [
    ...[first, ...steps].filter(step => step !== undefined),
    ...gone.map((object): Step => ({ type: 'remove', current: object })),
  ];
}

function planObject(
  desired: DesiredObject,
  observed: Map<string, KubernetesObject>,
  options: PlanOptions,
): Step | undefined {
  const key = keyOf(desired.object);
  const current = observed.get(key);
  const known = options.known.find(object => keyOf(object) === key);
  if (!current) {
    return planMissing(desired, known, observed, options);
  }
  if (!isOurs(current, known, options.claimId)) {
    const manager = managerOf(current, [])?.manager;
    return { type: 'conflict', desired, current, manager };
  }
  if (current.metadata.deletionTimestamp) {
    return { type: 'wait', desired, current };
  }
  const differences = diffObject(current, desired.object);
  return differences.length === 0
    ? undefined
    : planDifferent(desired, current, differences, known, options);
}

function planMissing(
  desired: DesiredObject,
  known: StoredObject | undefined,
  observed: Map<string, KubernetesObject>,
  options: PlanOptions,
): Step {
  const namespaceKey = keyOf(options.desired[0].object);
  // With its namespace gone, an object is gone by that; the namespace's own restoration tells the story
  const deleted =
    known?.uid !== undefined &&
    (desired.role === 'namespace' || observed.has(namespaceKey));
  if (!deleted) {
    return { type: 'create', desired };
  }
  return mayForce(desired, options)
    ? {
        type: 'restore',
        desired,
        differences: [],
        naturalKey: `restored/deleted/${known.uid}`,
      }
    : { type: 'report', desired, differences: [] };
}

function planDifferent(
  desired: DesiredObject,
  current: KubernetesObject,
  differences: FieldDifference[],
  known: StoredObject | undefined,
  options: PlanOptions,
): Step {
  if (differences.some(({ path }) => path[0] === 'roleRef')) {
    return { type: 'replace', desired, current };
  }
  if (known?.desiredDigest !== digestOf(desired.object)) {
    return {
      type: 'update',
      desired,
      current,
      mayForce: mayForce(desired, options),
    };
  }
  const paths = differences.map(({ path }) => path);
  const manager = managerOf(current, paths)?.manager;
  const { uid, resourceVersion } = current.metadata;
  return mayForce(desired, options)
    ? {
        type: 'restore',
        desired,
        current,
        differences,
        manager,
        naturalKey: `restored/${uid}/${resourceVersion}`,
      }
    : { type: 'report', desired, current, differences, manager };
}

function mayForce(desired: DesiredObject, options: PlanOptions): boolean {
  return desired.security || options.driftPolicy === 'repair';
}

function isOurs(
  current: KubernetesObject,
  known: StoredObject | undefined,
  claimId: string,
): boolean {
  return (
    current.metadata.labels?.[CLAIM_ID_LABEL] === claimId ||
    (known?.uid !== undefined && known.uid === current.metadata.uid)
  );
}

/** Labels alone can be copied with a manifest, so that we wrote the object has to be on record in the cluster too. */
function mayRemove(object: KubernetesObject, claimId: string): boolean {
  const { labels, deletionTimestamp } = object.metadata;
  return (
    labels?.[CLAIM_ID_LABEL] === claimId &&
    labels[MANAGED_BY_LABEL] === FIELD_MANAGER &&
    isAppliedByUs(object) &&
    !deletionTimestamp
  );
}
