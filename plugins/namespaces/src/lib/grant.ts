import {
  CUSTOM_SIZE,
  ClaimOptions,
  GrantedValues,
  Ingress,
  NamespaceRequest,
  RequestKind,
  ingressSchema,
  quotaSchema,
} from '@dugnad/plugin-namespaces-common';
import { DraftQuota, emptyQuota, toQuota } from './draftQuota';

/** What an approver may grant otherwise than it was asked for, as it is typed. */
export interface Grant {
  size: string;
  quota: DraftQuota;
  ingress: Ingress;
  egressInternet: boolean;
  /** A date such as 2027-06-30; empty for none. */
  expiresAt: string;
}

/** A part of what may be granted otherwise. */
export type GrantPart = 'size' | 'network' | 'expiry';

const PARTS: Record<RequestKind, GrantPart[]> = {
  create: ['size', 'network', 'expiry'],
  resize: ['size'],
  details: ['network'],
  expiry: ['expiry'],
  owner: [],
  deletion: [],
  adoption: [],
};

/** What of a request may be granted otherwise. A change of details alone says nothing of the network. */
export function grantParts({
  kind,
  requested,
}: Pick<NamespaceRequest, 'kind' | 'requested'>): GrantPart[] {
  const network = 'ingress' in requested || 'egressInternet' in requested;
  return PARTS[kind].filter(part => part !== 'network' || network);
}

/** What was asked for, to begin with. */
export function grantOf(
  { requested }: Pick<NamespaceRequest, 'requested'>,
  options: ClaimOptions,
): Grant {
  const size = text(requested.size) || CUSTOM_SIZE;
  const plan = options.sizes.find(({ name }) => name === size);
  const quota = quotaSchema.safeParse(requested.quota);
  const ingress = ingressSchema.safeParse(requested.ingress);
  return {
    size,
    quota: emptyQuota(quota.success ? quota.data : plan),
    ingress: ingress.success ? ingress.data : 'controllers',
    egressInternet: requested.egressInternet === true,
    expiresAt: text(requested.expiresAt).slice(0, 10),
  };
}

/** The values that are granted otherwise; undefined where none is. */
export function grantedValues(
  grant: Grant,
  asked: Grant,
  parts: GrantPart[],
): GrantedValues | undefined {
  const values: GrantedValues = {
    ...(parts.includes('size') && sizeOf(grant, asked)),
    ...(parts.includes('network') &&
      grant.ingress !== asked.ingress && { ingress: grant.ingress }),
    ...(parts.includes('network') &&
      grant.egressInternet !== asked.egressInternet && {
        egressInternet: grant.egressInternet,
      }),
    ...(parts.includes('expiry') &&
      grant.expiresAt !== asked.expiresAt && {
        expiresAt: grant.expiresAt || null,
      }),
  };
  return Object.keys(values).length > 0 ? values : undefined;
}

function sizeOf(grant: Grant, asked: Grant): GrantedValues {
  if (grant.size !== CUSTOM_SIZE)
    return grant.size === asked.size ? {} : { size: grant.size };
  const same =
    asked.size === CUSTOM_SIZE &&
    JSON.stringify(grant.quota) === JSON.stringify(asked.quota);
  return same ? {} : { quota: toQuota(grant.quota) };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
