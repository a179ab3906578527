import { z } from 'zod';

const listSchema = z.record(z.string(), z.union([z.string(), z.number()]));
const resourcesSchema = z.object({
  requests: listSchema.optional(),
  limits: listSchema.optional(),
});
const containerSchema = z.object({
  name: z.string().default(''),
  restartPolicy: z.string().optional(),
  resources: resourcesSchema.optional(),
});
const containerStatusSchema = z.object({
  name: z.string().default(''),
  resources: resourcesSchema.optional(),
  allocatedResources: listSchema.optional(),
});

/** The parts of a Pod that decide what it holds of a cluster, as the API shows them. */
export const podResourcesSchema = z.object({
  spec: z.object({
    containers: z.array(containerSchema),
    initContainers: z.array(containerSchema).default([]),
    overhead: listSchema.optional(),
    resources: resourcesSchema.optional(),
  }),
  status: z
    .object({
      containerStatuses: z.array(containerStatusSchema).default([]),
      initContainerStatuses: z.array(containerStatusSchema).default([]),
      resources: resourcesSchema.optional(),
      allocatedResources: listSchema.optional(),
      /** State of a resize before Kubernetes 1.33. */
      resize: z.string().optional(),
      conditions: z
        .array(
          z.object({
            type: z.string(),
            status: z.string().optional(),
            reason: z.string().optional(),
          }),
        )
        .default([]),
    })
    .prefault({}),
});
/** See `podResourcesSchema`. */
export type PodResources = z.infer<typeof podResourcesSchema>;

/** A list of resources as the API shows it: quantities by name. */
export type ResourceList = z.infer<typeof listSchema>;
/** A container, or a pod as a whole, as far as its resources go. */
export type StatedResources = z.infer<typeof resourcesSchema>;
/** A container as far as its resources go. */
export type ResourceContainer = z.infer<typeof containerSchema>;
