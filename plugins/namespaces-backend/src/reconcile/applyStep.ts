import { InputError } from '@backstage/errors';
import {
  ClusterConnection,
  FieldConflictError,
  KubernetesObject,
  isFieldConflictError,
} from '@dugnad/plugin-clusters-node';
import { FieldDrift, ObjectState } from '@dugnad/plugin-namespaces-common';
import { NewEvent } from '../database/ClaimStore';
import { describeDifferences, sidesOf } from './describeDifferences';
import { DesiredObject } from './desiredObjects';
import { diffObject } from './diffObject';
import { fieldDriftOf } from './fieldDriftOf';
import { forceApply } from './forceApply';
import { isTransient } from './isTransient';
import { groupOf } from './objectKey';
import { Step } from './planClaim';

/** How one object stands after its step. */
export interface Outcome {
  desired: DesiredObject;
  state: ObjectState;
  message?: string;
  manager?: string;
  finalizers?: string[];
  /** Every field that differs. */
  fields?: FieldDrift[];
  /** The object as the cluster had it last; absent where there is none. */
  seen?: KubernetesObject;
}

/** What `applyStep` works with. */
export interface ApplyStepOptions {
  connection: ClusterConnection;
  /** Writes to the claim's history; before the deed, so that no restoration is untold. */
  record(event: NewEvent): Promise<void>;
  now(): Date;
  signal: AbortSignal;
}

type StepOf<T extends Step['type']> = Extract<Step, { type: T }>;

/**
 * Does one step. A permanent error becomes an outcome that names object and message; a transient one is thrown.
 * Undefined after a removal, which leaves no object to speak of.
 */
export async function applyStep(
  step: Step,
  options: ApplyStepOptions,
): Promise<Outcome | undefined> {
  try {
    return await runStep(step, options);
  } catch (error) {
    if (step.type === 'remove' || isTransient(error)) {
      throw error;
    }
    const message = error instanceof Error ? error.message : String(error);
    const seen = 'current' in step ? step.current : undefined;
    return { desired: step.desired, state: 'failed', message, seen };
  }
}

async function runStep(
  step: Step,
  options: ApplyStepOptions,
): Promise<Outcome | undefined> {
  if (step.type !== 'remove' && step.desired.provided) {
    await assertNamespaced(step.desired.object, options.connection);
  }
  switch (step.type) {
    case 'create':
      return create(step.desired, options);
    case 'update':
      return update(step, options);
    case 'restore':
      return restore(step, options);
    case 'replace':
      return replace(step, options);
    case 'report':
      return reported(step);
    case 'conflict':
      return conflict(step);
    case 'wait':
      return waiting(step);
    default:
      await remove(step.current, options);
      return undefined;
  }
}

/** `metadata.namespace` does nothing for a cluster-scoped kind: it would be written into the cluster. */
async function assertNamespaced(
  object: KubernetesObject,
  connection: ClusterConnection,
): Promise<void> {
  const { kind } = object;
  const resource = await connection.discover({ group: groupOf(object), kind });
  if (!resource.namespaced) {
    throw new InputError(
      `${kind} is a cluster-scoped kind; a module may only add objects inside a namespace`,
    );
  }
}

async function create(
  desired: DesiredObject,
  { connection, signal }: ApplyStepOptions,
): Promise<Outcome> {
  try {
    const applied = await connection.apply(desired.object, { signal });
    return { desired, state: 'applied', seen: applied };
  } catch (error) {
    if (isFieldConflictError(error)) {
      return conflict({ desired, manager: managersOf(error) });
    }
    throw error;
  }
}

async function update(
  step: StepOf<'update'>,
  options: ApplyStepOptions,
): Promise<Outcome> {
  const { desired } = step;
  const { connection, signal } = options;
  try {
    const applied = await connection.apply(desired.object, { signal });
    const left = diffObject(applied, desired.object);
    return left.length === 0
      ? { desired, state: 'applied', seen: applied }
      : await settle(step, applied, options);
  } catch (error) {
    if (isFieldConflictError(error)) {
      return settle(step, step.current, options, managersOf(error));
    }
    throw error;
  }
}

/** Somebody else holds a field that we now want otherwise. */
async function settle(
  step: StepOf<'update'>,
  current: KubernetesObject,
  options: ApplyStepOptions,
  manager?: string,
): Promise<Outcome> {
  const { desired } = step;
  const differences = diffObject(current, desired.object);
  if (!step.mayForce) {
    return reported({
      type: 'report',
      desired,
      current,
      differences,
      manager,
    });
  }
  const { uid, resourceVersion } = current.metadata;
  const naturalKey = `restored/${uid}/${resourceVersion}`;
  return restore(
    {
      type: 'restore',
      desired,
      current,
      differences,
      manager,
      naturalKey,
      isNews: true,
    },
    options,
  );
}

async function restore(
  step: StepOf<'restore'>,
  options: ApplyStepOptions,
): Promise<Outcome> {
  const { desired, current, differences, manager, naturalKey } = step;
  const { kind, metadata } = desired.object;
  await options.record({
    at: options.now().toISOString(),
    by: 'system',
    kind: 'restored',
    reason: current
      ? `${kind} ${metadata.name} ${
          step.isNews ? 'was set otherwise' : 'was changed'
        }${manager ? ` by ${manager}` : ''} and is ${
          step.isNews ? 'taken over' : 'put back'
        }: ${describeDifferences(differences)}`
      : `${kind} ${metadata.name} was deleted and is put back`,
    ...(current && {
      ...sidesOf(differences),
      fields: fieldDriftOf(current, differences),
    }),
    naturalKey,
  });
  if (!current) {
    return create(desired, options);
  }
  const { connection, signal } = options;
  const applied = await forceApply({
    connection,
    current,
    desired: desired.object,
    differences,
    signal,
  });
  return { desired, state: 'applied', seen: applied };
}

async function replace(
  step: StepOf<'replace'>,
  options: ApplyStepOptions,
): Promise<Outcome> {
  await remove(step.current, options);
  return create(step.desired, options);
}

async function remove(
  current: KubernetesObject,
  { connection, signal }: ApplyStepOptions,
): Promise<void> {
  const { name, namespace, uid } = current.metadata;
  const ref = { group: groupOf(current), kind: current.kind, name, namespace };
  await connection.remove(ref, { uid, signal });
}

function reported(step: StepOf<'report'>): Outcome {
  const { desired, current, differences, manager } = step;
  const { kind, metadata } = desired.object;
  return {
    desired,
    state: 'drifted',
    seen: current,
    manager,
    fields: current && fieldDriftOf(current, differences),
    message:
      differences.length === 0
        ? `${kind} ${metadata.name} was deleted`
        : describeDifferences(differences),
  };
}

function conflict({
  desired,
  manager,
  current,
}: Omit<StepOf<'conflict'>, 'type'>): Outcome {
  const { kind, metadata } = desired.object;
  return {
    desired,
    state: 'conflict',
    seen: current,
    manager,
    message: `${kind} ${
      metadata.name
    } is in the way: it exists and is not this claim's${
      manager ? `; ${manager} manages it` : ''
    }. Rename or remove it, then retry.`,
  };
}

function waiting(step: StepOf<'wait'>): Outcome {
  const { kind, metadata } = step.desired.object;
  const finalizers = step.current.metadata.finalizers ?? [];
  return {
    desired: step.desired,
    state: 'removing',
    seen: step.current,
    finalizers,
    message: `${kind} ${metadata.name} is being deleted; it is made again as soon as it is gone`,
  };
}

function managersOf(error: FieldConflictError): string {
  const managers = error.conflicts.map(({ manager }) => manager);
  return [...new Set(managers)].join(', ');
}
