import { KubernetesObject, ResourceType } from '@dugnad/plugin-clusters-node';
import { Claim } from '@dugnad/plugin-namespaces-common';

/** What a provider may make its objects from. */
export type ProvidingClaim = Pick<
  Claim,
  | 'id'
  | 'name'
  | 'cluster'
  | 'environment'
  | 'ownerRef'
  | 'purpose'
  | 'systemRef'
  | 'contact'
  | 'dataClassification'
  | 'costCenter'
>;

/** A kind a provider makes objects of. */
export interface ProvidedKind extends ResourceType {
  /**
   * Whether objects of the kind are watched; default true. The portal's account then needs `list` and `watch` on it. Without,
   * it only needs to read the objects by name, and a change by hand is seen at the next pass over the claim, not at once.
   */
  watch?: boolean;
}

/** An object a provider wants in a claim's namespace. */
export interface ProvidedObject {
  /** What it is there for, unique within the provider: small letters, digits and dashes. */
  role: string;
  /** Guards something, so it is put back at once when changed by hand, whatever the drift policy; default false. */
  security?: boolean;
  /**
   * The object, with server defaults spelled out, otherwise a plan over an applied state is never empty. Namespace and
   * ownership labels are the backend's and overwrite what is here. Of a Secret neither `data` nor `stringData` may be
   * stated: see `copyOf`.
   */
  object: KubernetesObject;
  /**
   * Of a Secret: another one in the same cluster whose data it carries. The reconciler reads it while it writes and keeps
   * it nowhere. The kind must not be watched.
   */
  copyOf?: SecretReference;
}

/** Names a Secret in the claim's cluster. */
export interface SecretReference {
  namespace: string;
  name: string;
}

/** Adds objects to every claim. */
export interface NamespaceObjectsProvider {
  /** Unique: small letters, digits and dashes. Begins the roles of its objects. */
  id: string;
  /** Every kind it makes, namespaced ones only; an object of another kind is refused. */
  kinds: ProvidedKind[];
  /** The objects of one claim. Pure: the same claim has the same objects; empty for a claim that gets none. */
  objects(claim: ProvidingClaim): ProvidedObject[];
}
