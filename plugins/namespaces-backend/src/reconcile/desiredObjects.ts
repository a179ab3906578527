import { parseEntityRef } from '@backstage/catalog-model';
import {
  CLAIM_ID_LABEL,
  ENVIRONMENT_LABEL,
  FIELD_MANAGER,
  MANAGED_BY_LABEL,
  OWNER_LABEL,
  OWNER_REF_ANNOTATION,
} from '@dugnad/plugin-clusters-common';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { Environment, Ingress, Quota } from '@dugnad/plugin-namespaces-common';
import {
  ProvidingClaim,
  SecretReference,
} from '@dugnad/plugin-namespaces-node';
import { ObjectsConfig } from '../config';
import { desiredAccess } from './desiredAccess';
import { desiredLimits } from './desiredLimits';
import { desiredNetwork } from './desiredNetwork';

/** What the objects of a claim are made from. */
export interface ClaimSpec {
  id: string;
  name: string;
  cluster: string;
  environment: Environment;
  ownerRef: string;
  purpose: string;
  systemRef?: string;
  contact?: string;
  costCenter?: string;
  dataClassification?: string;
  ingress: Ingress;
  egressInternet: boolean;
  /** What it may hold, from its size or stated, in canonical quantities. */
  limits: Quota;
  /** In grace after its end: nothing may talk and nothing may start. */
  closed?: boolean;
}

/** An object a claim wants in its cluster. */
export interface DesiredObject {
  /** What it is there for; see `ObjectStatus.role`. */
  role: string;
  /** Guards something, so it is put back at once when changed by hand. */
  security: boolean;
  object: KubernetesObject;
  /** Set where a module added it. */
  provided?: {
    /** Its kind is watched. */
    watched: boolean;
    copyOf?: SecretReference;
  };
}

/** Options of `desiredObjects`. */
export interface DesiredObjectsOptions {
  config: ObjectsConfig;
  /** Address of the claim's page. */
  portalUrl: string;
  /** What modules add. */
  provided?(claim: ProvidingClaim): DesiredObject[];
}

/**
 * Every object of a claim, the Namespace first. Defaults that an API server would fill in are spelled out and quantities
 * are in canonical form, so that a plan over the applied state is empty.
 */
export function desiredObjects(
  claim: ClaimSpec,
  { config, portalUrl, provided = () => [] }: DesiredObjectsOptions,
): DesiredObject[] {
  const labels = ownershipLabels(claim);
  const parts = [
    ...desiredLimits(
      claim.closed ? { ...claim.limits, pods: 0 } : claim.limits,
      config.containerDefaults,
    ),
    ...desiredNetwork(config, claim),
    ...desiredAccess(config, claim),
    ...provided(claim),
  ];
  return [
    desiredNamespace(claim, config.podSecurity, portalUrl),
    ...parts.map(part => ({
      ...part,
      object: {
        ...part.object,
        metadata: {
          ...part.object.metadata,
          namespace: claim.name,
          labels: { ...part.object.metadata.labels, ...labels },
        },
      },
    })),
  ];
}

/** The labels that make an object ours; nothing without them is ever deleted. */
export function ownershipLabels(claim: ClaimSpec): Record<string, string> {
  return {
    [MANAGED_BY_LABEL]: FIELD_MANAGER,
    [CLAIM_ID_LABEL]: claim.id,
    [OWNER_LABEL]: parseEntityRef(claim.ownerRef).name,
    [ENVIRONMENT_LABEL]: claim.environment,
  };
}

function desiredNamespace(
  claim: ClaimSpec,
  podSecurity: string,
  portalUrl: string,
): DesiredObject {
  const annotations = {
    [OWNER_REF_ANNOTATION]: claim.ownerRef,
    'dugnad.dev/purpose': claim.purpose,
    'dugnad.dev/contact': claim.contact,
    'dugnad.dev/cost-center': claim.costCenter,
    'dugnad.dev/data-classification': claim.dataClassification,
    'dugnad.dev/portal': portalUrl,
  };
  return {
    role: 'namespace',
    security: true,
    object: {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: claim.name,
        labels: {
          'kubernetes.io/metadata.name': claim.name,
          ...podSecurityLabels(podSecurity),
          ...ownershipLabels(claim),
        },
        annotations: Object.fromEntries(
          Object.entries(annotations).flatMap(([key, value]) =>
            value ? [[key, value]] : [],
          ),
        ),
      },
    },
  };
}

function podSecurityLabels(level: string): Record<string, string> {
  return Object.fromEntries(
    ['enforce', 'audit', 'warn'].flatMap(mode => [
      [`pod-security.kubernetes.io/${mode}`, level],
      // Without it a namespace could be pinned to an older, weaker standard
      [`pod-security.kubernetes.io/${mode}-version`, 'latest'],
    ]),
  );
}
