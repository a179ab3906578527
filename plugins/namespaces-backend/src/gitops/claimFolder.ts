import { CLAIM_ID_LABEL } from '@dugnad/plugin-clusters-common';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { parse, stringify } from 'yaml';
import { z } from 'zod';

/** File that lists the others, for kustomize, Flux and Argo CD. */
export const KUSTOMIZATION = 'kustomization.yaml';

/** What a claim's folder holds, by file name. */
export type FolderFiles = Map<string, string>;

const kustomizationSchema = z.object({
  metadata: z.object({ annotations: z.record(z.string(), z.string()) }),
  resources: z.array(z.string()).default([]),
});

/**
 * The files of a claim: one per object and a `kustomization.yaml`. The same objects give the same bytes. A Secret is
 * never among them.
 */
export function claimFolder(
  claim: { id: string; name: string },
  objects: KubernetesObject[],
): FolderFiles {
  const files = objects
    .filter(({ kind }) => kind !== 'Secret')
    .map((object): [string, string] => [fileNameOf(object), yaml(object)]);
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    metadata: {
      name: claim.name,
      annotations: { [CLAIM_ID_LABEL]: claim.id },
    },
    resources: files.map(([name]) => name),
  };
  return new Map([
    [
      KUSTOMIZATION,
      `# Written by Dugnad. What is changed here by hand is written over; files not listed below are left alone.\n${yaml(
        kustomization,
      )}`,
    ],
    ...files,
  ]);
}

/** The claim a `kustomization.yaml` is of, and the files that are its own; undefined where it is not one of ours. */
export function readKustomization(
  text: string,
): { claimId: string; files: string[] } | undefined {
  try {
    const { metadata, resources } = kustomizationSchema.parse(parse(text));
    const claimId = metadata.annotations[CLAIM_ID_LABEL];
    return claimId ? { claimId, files: resources } : undefined;
  } catch {
    return undefined;
  }
}

function fileNameOf({ kind, metadata }: KubernetesObject): string {
  const name = metadata.name.replace(/[^A-Za-z0-9.-]/g, '_');
  return `${kind.toLowerCase()}-${name}.yaml`;
}

/** Kubernetes tools read YAML 1.1, in which `no` and `on` are no words unless they are quoted. */
function yaml(value: unknown): string {
  return stringify(value, {
    version: '1.1',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
}
