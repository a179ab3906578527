import { NotFoundError } from '@backstage/errors';
import { ClusterConnection } from '@dugnad/plugin-clusters-node';
import {
  PodTemplate,
  podTemplateSchema,
  WorkloadKind,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';
import { z } from 'zod';

const strings = z.record(z.string(), z.string()).optional();

const workloadSchema = z.object({
  metadata: z.object({
    uid: z.string(),
    resourceVersion: z.string(),
    generation: z.number().default(0),
    labels: strings,
    annotations: strings,
    ownerReferences: z
      .array(
        z.object({
          kind: z.string(),
          name: z.string(),
          controller: z.boolean().optional(),
        }),
      )
      .optional(),
    managedFields: z
      .array(
        z.object({
          manager: z.string().optional(),
          time: z.string().optional(),
          subresource: z.string().optional(),
          fieldsV1: z.record(z.string(), z.unknown()).optional(),
        }),
      )
      .default([]),
  }),
  spec: z.object({
    replicas: z.number().optional(),
    paused: z.boolean().optional(),
    suspend: z.boolean().optional(),
    updateStrategy: z.object({ type: z.string().optional() }).optional(),
    template: podTemplateSchema.optional(),
  }),
});

/** A workload as the API server has it now: what actions decide on. */
export type LiveWorkload = z.infer<typeof workloadSchema> & {
  kind: WorkloadKind;
};

const GROUPS: Record<WorkloadKind, string> = {
  Deployment: 'apps',
  StatefulSet: 'apps',
  DaemonSet: 'apps',
  CronJob: 'batch',
};

/** Path of a workload in the version its API server serves. */
export async function workloadPath(
  connection: ClusterConnection,
  { kind, namespace, name }: WorkloadRef,
): Promise<string> {
  const type = { group: GROUPS[kind], kind };
  const { group, version, plural } = await connection.discover(type);
  return `/apis/${group}/${version}/namespaces/${namespace}/${plural}/${name}`;
}

/** Reads what an API server answered. Throws a zod error for what is no workload. */
export function parseLive(kind: WorkloadKind, answer: unknown): LiveWorkload {
  return { ...workloadSchema.parse(answer), kind };
}

/** The workload as it is now. Throws `NotFoundError` where it is gone. */
export async function readLive(
  connection: ClusterConnection,
  ref: WorkloadRef,
  signal?: AbortSignal,
): Promise<LiveWorkload> {
  const { kind, namespace, name } = ref;
  const found = await connection.get(
    { group: GROUPS[kind], kind, namespace, name },
    { signal },
  );
  if (!found) {
    throw new NotFoundError(`${kind} ${namespace}/${name} is gone`);
  }
  return parseLive(kind, found);
}

/** The template of a workload; every kind that rolls out has one. */
export function templateOf({ spec, kind }: LiveWorkload): PodTemplate {
  if (!spec.template) {
    throw new NotFoundError(`This ${kind} has no template of its own`);
  }
  return spec.template;
}

/** The field managers that wrote the template. */
export function templateManagers({ metadata }: LiveWorkload): string[] {
  return metadata.managedFields.flatMap(
    ({ manager, fieldsV1, subresource }) => {
      const spec = fieldsV1?.['f:spec'];
      const owns =
        typeof spec === 'object' && spec !== null && 'f:template' in spec;
      return manager && owns && !subresource ? [manager] : [];
    },
  );
}
