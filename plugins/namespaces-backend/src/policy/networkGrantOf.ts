import { ObjectsConfig } from '../config';
import { StoredClaim } from '../database/ClaimStore';
import { NetworkGrant } from './networkWidening';

/** What a claim was granted of the network. In grace after its end it is closed. */
export function networkGrantOf(
  { name, state, ingress, egressInternet }: StoredClaim,
  config: Pick<
    ObjectsConfig,
    'ingressControllerNamespaces' | 'egressNamespaces' | 'privateRanges'
  >,
): NetworkGrant {
  const closed = state === 'expired';
  return {
    namespace: name,
    ingress: closed ? 'none' : ingress,
    egressInternet: !closed && egressInternet,
    controllerNamespaces: config.ingressControllerNamespaces,
    egressNamespaces: closed ? [] : config.egressNamespaces,
    privateRanges: config.privateRanges,
  };
}
