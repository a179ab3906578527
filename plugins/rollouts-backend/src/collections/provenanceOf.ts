import { FIELD_MANAGER } from '@dugnad/plugin-clusters-common';
import {
  KubernetesObject,
  ManagedFieldsEntry,
} from '@dugnad/plugin-clusters-node';
import { DELIVERY_ANNOTATIONS } from '@dugnad/plugin-rollouts-common';
import { z } from 'zod';

/** Where a workload's template comes from, as far as the object itself says. */
export interface Provenance {
  /** The field manager that wrote the template last. */
  manager?: string;
  /** ISO 8601. */
  managedAt?: string;
  commit?: string;
  commitUrl?: string;
  committedAt?: string;
  pipelineUrl?: string;
}

/** Names of annotations and labels to look for a commit under, the first found counts. */
export interface ProvenanceNames {
  commit: string[];
}

const templateSchema = z.object({
  spec: z.object({
    template: z.object({
      metadata: z.object({
        annotations: z.record(z.string(), z.string()).optional(),
        labels: z.record(z.string(), z.string()).optional(),
      }),
    }),
  }),
});

const HASH = /^(?:sha-|sha256:)?([0-9a-f]{7,64})$/i;
/** Labels that hold a version, which may be a commit. Only digits are a number or a date. */
const VERSION_LABEL = 'app.kubernetes.io/version';

/** The commit hash in a text such as `sha-1a2b3c4`; undefined for anything else, and for plain numbers. */
export function commitIn(text: string | undefined): string | undefined {
  const hash = HASH.exec(text ?? '')?.[1];
  return hash && /[a-f]/i.test(hash) ? hash.toLowerCase() : undefined;
}

/** Whether the entry speaks of the pod template, not merely of, say, replicas. */
function ownsTemplate({ fieldsV1, subresource }: ManagedFieldsEntry): boolean {
  const spec = fieldsV1?.['f:spec'];
  return (
    !subresource &&
    typeof spec === 'object' &&
    spec !== null &&
    'f:template' in spec
  );
}

/** Times are whole seconds; of two writers in the same one, the portal is who acted on the other's change. */
function lastManager(entries: ManagedFieldsEntry[] = []) {
  const isPortal = ({ manager }: ManagedFieldsEntry) =>
    Number(manager === FIELD_MANAGER);
  const [last] = entries
    .filter(ownsTemplate)
    .sort(
      (a, b) =>
        (b.time ?? '').localeCompare(a.time ?? '') || isPortal(b) - isPortal(a),
    );
  return last && { manager: last.manager, managedAt: last.time };
}

function httpLink(text: string | undefined): string | undefined {
  return text && /^https?:\/\/\S+$/.test(text) ? text : undefined;
}

/** Reads manager, commit and links off a workload and its pod template. Pure. */
export function provenanceOf(
  object: KubernetesObject,
  names: ProvenanceNames,
): Provenance {
  const template = templateSchema.safeParse(object).data?.spec.template;
  const texts: Record<string, string> = {
    ...object.metadata.labels,
    ...object.metadata.annotations,
    ...template?.metadata.labels,
    ...template?.metadata.annotations,
  };
  const [named] = names.commit.flatMap(name => commitIn(texts[name]) ?? []);
  const at = Date.parse(texts[DELIVERY_ANNOTATIONS.committedAt] ?? '');
  return {
    ...lastManager(object.metadata.managedFields),
    commit: named ?? commitIn(texts[VERSION_LABEL]),
    commitUrl: httpLink(texts[DELIVERY_ANNOTATIONS.commitUrl]),
    committedAt: Number.isNaN(at) ? undefined : new Date(at).toISOString(),
    pipelineUrl: httpLink(texts[DELIVERY_ANNOTATIONS.pipelineUrl]),
  };
}
