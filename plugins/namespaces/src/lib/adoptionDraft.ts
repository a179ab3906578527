import {
  AdoptionRequestInput,
  CUSTOM_SIZE,
  Adoptable,
  ClaimOptions,
  Environment,
  Ingress,
  adoptionRequestSchema,
} from '@dugnad/plugin-namespaces-common';
import { DraftQuota, emptyQuota, toQuota } from './draftQuota';

/** What the adoption form holds. */
export interface AdoptionDraft {
  ownerRef: string;
  environment: Environment;
  purpose: string;
  size: string;
  quota: DraftQuota;
  ingress: Ingress;
  egressInternet: boolean;
  /** Managers that agreed to let go. */
  handOver: string[];
  reason: string;
}

/** A draft for a namespace: the owner is guessed from the prefix of its name. */
export function adoptionDraft(
  { name }: Pick<Adoptable, 'name'>,
  options: ClaimOptions,
): AdoptionDraft {
  const owner =
    options.owners.find(({ prefix }) => name.startsWith(prefix)) ??
    options.owners[0];
  const environment = options.environments.find(it => name.endsWith(`-${it}`));
  return {
    ownerRef: owner?.ref ?? '',
    environment: environment ?? options.environments[0] ?? 'dev',
    purpose: '',
    size: options.sizes[0]?.name ?? CUSTOM_SIZE,
    quota: emptyQuota(options.sizes[0]),
    ingress: 'controllers',
    egressInternet: false,
    handOver: [],
    reason: '',
  };
}

/** The adoption a draft stands for; undefined while something is missing. */
export function toAdoption(
  { cluster, name }: Pick<Adoptable, 'cluster' | 'name'>,
  draft: AdoptionDraft,
): AdoptionRequestInput | undefined {
  const { size, quota, reason, ...rest } = draft;
  const body: AdoptionRequestInput = {
    ...rest,
    cluster,
    name,
    ...(size === CUSTOM_SIZE ? { quota: toQuota(quota) } : { size }),
    reason: reason.trim() || undefined,
  };
  return adoptionRequestSchema.safeParse(body).success ? body : undefined;
}
