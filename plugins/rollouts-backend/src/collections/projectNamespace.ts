import {
  ENVIRONMENT_LABEL,
  OWNER_REF_ANNOTATION,
} from '@dugnad/plugin-clusters-common';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';

/** What a namespace says about the workloads in it. */
export interface NamespaceFacts {
  ownerRef?: string;
  environment?: string;
}

/** Reads the portal's label and annotation off a namespace. */
export function projectNamespace({
  metadata,
}: KubernetesObject): NamespaceFacts {
  return {
    ownerRef: metadata.annotations?.[OWNER_REF_ANNOTATION],
    environment: metadata.labels?.[ENVIRONMENT_LABEL],
  };
}
