import { CLAIM_ID_LABEL } from '@dugnad/plugin-clusters-common';
import {
  ClusterConnection,
  KubernetesObject,
  isKubernetesApiError,
} from '@dugnad/plugin-clusters-node';
import { AdoptionObject } from '@dugnad/plugin-namespaces-common';
import { stringify } from 'yaml';
import { DesiredObject } from '../reconcile/desiredObjects';
import { FieldDifference, diffObject } from '../reconcile/diffObject';
import { fieldDriftOf } from '../reconcile/fieldDriftOf';
import { isTransient } from '../reconcile/isTransient';
import { managerOf } from '../reconcile/managerOf';
import { groupOf, keyOf } from '../reconcile/objectKey';
import { NAMESPACE } from '../reconcile/observeClaim';

/** Options of `previewAdoption`. */
export interface PreviewAdoptionOptions {
  connection: ClusterConnection;
  desired: DesiredObject[];
  /** What is in the namespace now, the Namespace first. */
  observed: KubernetesObject[];
  /** Objects of ours that are there may be taken over. */
  mayTake(object: KubernetesObject): boolean;
  signal: AbortSignal;
}

/** What adopting would do to each object, from a server-side dry run; changes nothing. */
export async function previewAdoption(
  options: PreviewAdoptionOptions,
): Promise<AdoptionObject[]> {
  const current = new Map(options.observed.map(o => [keyOf(o), o]));
  return Promise.all(
    options.desired.map(desired =>
      previewOne(desired, current.get(keyOf(desired.object)), options),
    ),
  );
}

async function previewOne(
  desired: DesiredObject,
  current: KubernetesObject | undefined,
  { connection, observed, mayTake, signal }: PreviewAdoptionOptions,
): Promise<AdoptionObject> {
  const { role, object, provided } = desired;
  const shown = {
    group: groupOf(object),
    kind: object.kind,
    name: object.metadata.name,
    role,
    changes: [],
    yaml: stringify(object),
  };
  if (current && !mayTake(current)) {
    const manager = managerOf(current, [])?.manager;
    const message = `It exists${
      manager ? `, kept by ${manager},` : ''
    } and is not the portal's. Rename or remove it first.`;
    return { ...shown, outcome: 'conflict', message };
  }
  if (provided?.copyOf) {
    const message = 'A copy of a secret is made when it is applied';
    return { ...shown, outcome: current ? 'change' : 'create', message };
  }
  const warned: string[] = [];
  const warnings = () => (warned.length > 0 ? { warnings: warned } : {});
  try {
    const result = await dryRun(connection, object, {
      signal,
      onWarning: warning => warned.push(warning),
    });
    const changes = current
      ? fieldDriftOf(current, changesBetween(current, result))
      : [];
    const outcome = changes.length > 0 ? 'change' : 'unchanged';
    return {
      ...shown,
      outcome: current ? outcome : 'create',
      changes,
      ...warnings(),
    };
  } catch (error) {
    if (isTransient(error)) {
      throw error;
    }
    const message = error instanceof Error ? error.message : String(error);
    return waitsForLabels(error, desired, namespaceOf(observed))
      ? { ...shown, ...untested(message), ...warnings() }
      : { ...shown, outcome: 'refused', message, ...warnings() };
  }
}

const ADMISSION_DENIES =
  /ValidatingAdmissionPolicy .* denied request|admission webhook .* denied the request/;

/**
 * Whether a refusal may end by the adoption itself: admission control that goes by the namespace's labels, such as the portal's own
 * policies, judges a dry run by the labels there are now.
 */
function waitsForLabels(
  error: unknown,
  { role, object }: DesiredObject,
  namespace: KubernetesObject | undefined,
): boolean {
  const isLabelled =
    namespace?.metadata.labels?.[CLAIM_ID_LABEL] ===
    object.metadata.labels?.[CLAIM_ID_LABEL];
  return (
    role !== 'namespace' &&
    !isLabelled &&
    isKubernetesApiError(error) &&
    ADMISSION_DENIES.test(error.apiMessage)
  );
}

function namespaceOf(observed: KubernetesObject[]) {
  return observed.find(({ kind }) => kind === NAMESPACE.kind);
}

function untested(answer: string) {
  return {
    outcome: 'untested' as const,
    message: `The API server can be asked about it once the namespace carries the portal's labels. Until then it answers: ${answer}`,
  };
}

/** With force, as it is taken over: what others hold shows up as a change, not as an error. */
async function dryRun(
  connection: ClusterConnection,
  object: KubernetesObject,
  options: { signal: AbortSignal; onWarning(warning: string): void },
): Promise<KubernetesObject> {
  const group = groupOf(object);
  const type = { group, kind: object.kind };
  const { name, namespace } = object.metadata;
  const { version, plural, namespaced } = await connection.discover(type);
  const inside = namespaced ? `/namespaces/${namespace}` : '';
  const root = group ? `/apis/${group}` : '/api';
  return connection.request<KubernetesObject>({
    method: 'PATCH',
    path: `${root}/${version}${inside}/${plural}/${name}`,
    query: { fieldManager: 'dugnad', force: 'true', dryRun: 'All' },
    contentType: 'application/apply-patch+yaml',
    body: object,
    ...options,
  });
}

/** Differences that the dry run makes; the claim's id is not known before and left out. */
function changesBetween(
  current: KubernetesObject,
  result: KubernetesObject,
): FieldDifference[] {
  return diffObject(current, result).filter(
    ({ path }) => path[path.length - 1] !== CLAIM_ID_LABEL,
  );
}
