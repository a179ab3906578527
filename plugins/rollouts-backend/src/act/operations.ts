import { JsonValue } from '@backstage/types';
import {
  CHANGE_ANNOTATIONS,
  PodTemplate,
  WorkloadAction,
} from '@dugnad/plugin-rollouts-common';
import { KeptTemplate } from '../revisions/readTemplate';
import { PatchOperation, removeEntries, setEntries } from './jsonPatch';
import { LiveWorkload } from './LiveWorkload';

const CHANGE_CAUSE = 'kubernetes.io/change-cause';
/** As `kubectl rollout restart` writes it. */
const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';
const ANNOTATIONS = '/metadata/annotations';
const TEMPLATE = '/spec/template';

/** Who does what, when and why: written on the workload with every change. */
export interface ChangeRecord {
  by: string;
  action: WorkloadAction;
  at: Date;
  reason?: string;
}

/** The entries a record becomes; undefined ones are taken off. */
function entriesOf({ by, action, at, reason }: ChangeRecord) {
  return {
    [CHANGE_ANNOTATIONS.by]: by,
    [CHANGE_ANNOTATIONS.action]: action,
    [CHANGE_ANNOTATIONS.at]: at.toISOString(),
    [CHANGE_ANNOTATIONS.reason]: reason || undefined,
  };
}

function annotate(
  { metadata }: LiveWorkload,
  entries: Record<string, string | undefined>,
): PatchOperation[] {
  const current = metadata.annotations;
  const set = Object.entries(entries).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  const gone = Object.keys(entries).filter(key => entries[key] === undefined);
  return [
    ...setEntries(ANNOTATIONS, current, Object.fromEntries(set)),
    ...removeEntries(ANNOTATIONS, current, gone),
  ];
}

const toJson = (template: PodTemplate): JsonValue =>
  JSON.parse(JSON.stringify(template));

/**
 * Puts a kept template back, as `kubectl rollout undo` does: the whole template is replaced, and the cause of its change
 * comes back with it.
 */
export function rollbackOperations(
  live: LiveWorkload,
  kept: KeptTemplate,
  record: ChangeRecord,
): PatchOperation[] {
  return [
    { op: 'replace', path: TEMPLATE, value: toJson(kept.template) },
    ...annotate(live, {
      ...entriesOf(record),
      [CHANGE_CAUSE]: kept.annotations[CHANGE_CAUSE],
    }),
  ];
}

/** Changes nothing of the template but a time, so that every pod is replaced. */
export function restartOperations(
  live: LiveWorkload,
  record: ChangeRecord,
): PatchOperation[] {
  const metadata = live.spec.template?.metadata;
  return [
    ...(metadata
      ? []
      : [{ op: 'add' as const, path: `${TEMPLATE}/metadata`, value: {} }]),
    ...setEntries(`${TEMPLATE}${ANNOTATIONS}`, metadata?.annotations, {
      [RESTARTED_AT]: record.at.toISOString(),
    }),
    ...annotate(live, entriesOf(record)),
  ];
}

/** Nothing where there are as many already. */
export function scaleOperations(
  live: LiveWorkload,
  replicas: number,
  record: ChangeRecord,
): PatchOperation[] {
  return live.spec.replicas === replicas
    ? []
    : [
        { op: 'add', path: '/spec/replicas', value: replicas },
        ...annotate(live, entriesOf(record)),
      ];
}

/** Whether a Deployment is paused or a CronJob suspended. */
export function isHeld({ spec }: LiveWorkload): boolean {
  return spec.paused ?? spec.suspend ?? false;
}

/** Pauses a Deployment or suspends a CronJob, or lets it go on; nothing where it is so already. */
export function holdOperations(
  live: LiveWorkload,
  held: boolean,
  record: ChangeRecord,
): PatchOperation[] {
  const field = live.kind === 'CronJob' ? 'suspend' : 'paused';
  return isHeld(live) === held
    ? []
    : [
        { op: 'add', path: `/spec/${field}`, value: held },
        ...annotate(live, entriesOf(record)),
      ];
}
