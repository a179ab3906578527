import { z } from 'zod';
import { Configuration } from '../schema/action';
import { PodTemplate } from './podTemplate';

/** What a pod reads of its namespace's configuration. */
export type Reference = Pick<Configuration, 'kind' | 'name' | 'optional'>;

const named = z.object({
  name: z.string(),
  optional: z.boolean().default(false),
});
const source = z.object({
  configMap: named.optional(),
  secret: z
    .object({
      name: z.string().optional(),
      secretName: z.string().optional(),
      optional: z.boolean().default(false),
    })
    .optional(),
});
const containerSchema = z.object({
  env: z
    .array(
      z.object({
        valueFrom: z
          .object({
            configMapKeyRef: named.optional(),
            secretKeyRef: named.optional(),
          })
          .optional(),
      }),
    )
    .default([]),
  envFrom: z
    .array(
      z.object({
        configMapRef: named.optional(),
        secretRef: named.optional(),
      }),
    )
    .default([]),
});
const containersSchema = z.array(containerSchema).default([]);
const specSchema = z.object({
  containers: containersSchema,
  initContainers: containersSchema,
  imagePullSecrets: z.array(named).default([]),
  volumes: z
    .array(
      source.extend({
        configMap: z
          .object({
            name: z.string(),
            optional: z.boolean().default(false),
          })
          .optional(),
        projected: z.object({ sources: z.array(source) }).optional(),
      }),
    )
    .default([]),
});

type Named = z.output<typeof named>;

const configMap = (found?: Named): Reference[] =>
  found
    ? [{ kind: 'ConfigMap', name: found.name, optional: found.optional }]
    : [];
const secret = (found?: Named): Reference[] =>
  found ? [{ kind: 'Secret', name: found.name, optional: found.optional }] : [];

function inSource({ configMap: map, secret: hidden }: z.output<typeof source>) {
  const name = hidden?.secretName ?? hidden?.name;
  return [
    ...configMap(map),
    ...secret(name ? { name, optional: hidden?.optional ?? false } : undefined),
  ];
}

function inContainer({ env, envFrom }: z.output<typeof containerSchema>) {
  return [
    ...env.flatMap(({ valueFrom }) => [
      ...configMap(valueFrom?.configMapKeyRef),
      ...secret(valueFrom?.secretKeyRef),
    ]),
    ...envFrom.flatMap(({ configMapRef, secretRef }) => [
      ...configMap(configMapRef),
      ...secret(secretRef),
    ]),
  ];
}

/** The ConfigMaps and Secrets a template reads, each once, by kind and name. */
export function referencesOf(template: PodTemplate): Reference[] {
  const spec = specSchema.safeParse(template.spec).data;
  const all = [
    ...(spec?.initContainers ?? []).flatMap(inContainer),
    ...(spec?.containers ?? []).flatMap(inContainer),
    ...(spec?.volumes ?? []).flatMap(volume => [
      ...inSource(volume),
      ...(volume.projected?.sources ?? []).flatMap(inSource),
    ]),
    ...(spec?.imagePullSecrets ?? []).flatMap(secret),
  ];
  const found = new Map<string, Reference>();
  for (const reference of all) {
    const key = `${reference.kind}/${reference.name}`;
    const optional = (found.get(key)?.optional ?? true) && reference.optional;
    found.set(key, { ...reference, optional });
  }
  return [...found.keys()].sort().flatMap(key => found.get(key) ?? []);
}
