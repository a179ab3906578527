import {
  podRequests,
  podResourcesSchema,
} from '@dugnad/plugin-clusters-common';
import {
  ClustersService,
  KubernetesObject,
  LiveCollection,
} from '@dugnad/plugin-clusters-node';
import { z } from 'zod';
import { devicesIn, isDevice } from './deviceNames';

/** Devices a pod asks for. */
export interface PodDevices {
  nodeName: string;
  /** Count by name of the extended resource. */
  devices: ReadonlyMap<string, number>;
  /** It has devices through resource claims (DRA), whose names and numbers its spec does not tell. */
  hasClaims: boolean;
  /** Resources it asks for in amounts that cannot be true. */
  impossible: string[];
}

/** What of the watches tells of devices. Pods and nodes without any are not kept. */
export interface DeviceCollections {
  podDevices: LiveCollection<PodDevices>;
  nodeDevices: LiveCollection<ReadonlyMap<string, number>>;
}

const podSchema = z.object({
  spec: z.object({
    nodeName: z.string().min(1),
    resourceClaims: z.array(z.unknown()).default([]),
  }),
});
const nodeSchema = z.object({
  status: z.object({
    capacity: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
});

/** Joins the watches of pods and nodes that costs has already. */
export function openDevices(
  clusters: Pick<ClustersService, 'collection'>,
): DeviceCollections {
  return {
    podDevices: clusters.collection({
      id: 'costs.PodDevices',
      resource: { group: '', kind: 'Pod' },
      project: projectPodDevices,
    }),
    nodeDevices: clusters.collection({
      id: 'costs.NodeDevices',
      resource: { group: '', kind: 'Node' },
      project: projectNodeDevices,
    }),
  };
}

/** Devices of a pod on a node; undefined where it has none and asks for nothing that cannot be. */
export function projectPodDevices(
  object: KubernetesObject,
): PodDevices | undefined {
  const parsed = podSchema.safeParse(object);
  const resources = podResourcesSchema.safeParse(object);
  if (!parsed.success || !resources.success) {
    return undefined;
  }
  const { nodeName, resourceClaims } = parsed.data.spec;
  const { others, setAside } = podRequests(resources.data);
  const devices = new Map(
    Object.entries(others).filter(([resource]) => isDevice(resource)),
  );
  const hasClaims = resourceClaims.length > 0;
  return devices.size > 0 || hasClaims || setAside.length > 0
    ? {
        nodeName,
        devices,
        hasClaims,
        impossible: setAside.map(({ resource }) => resource),
      }
    : undefined;
}

function projectNodeDevices(object: KubernetesObject) {
  const parsed = nodeSchema.safeParse(object);
  const devices = devicesIn(parsed.data?.status.capacity ?? {});
  return devices.size > 0 ? devices : undefined;
}
