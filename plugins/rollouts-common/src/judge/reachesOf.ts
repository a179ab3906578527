import { groupOf } from './groupOf';
import { OtherObject } from './objects';
import { readRouteBackends, readRouteGateways } from './rules/gatewayRoutes';
import { readIngressBackends } from './rules/networking';

/** What an object leads traffic through: names as `namespace/name`. */
export interface Reaches {
  services: string[];
  gateways: string[];
}

/** Which Services and Gateways the verdict on an Ingress or a route depends on; none for other kinds. */
export function reachesOf(object: OtherObject): Reaches {
  const group = groupOf(object);
  const isIngress = group === 'networking.k8s.io' && object.kind === 'Ingress';
  const isRoute =
    group === 'gateway.networking.k8s.io' && object.kind.endsWith('Route');
  const backends = [
    ...(isIngress ? readIngressBackends(object) : []),
    ...(isRoute ? readRouteBackends(object) : []),
  ].map(({ namespace, name }) => `${namespace}/${name}`);
  return {
    services: [...new Set(backends)],
    gateways: isRoute ? [...new Set(readRouteGateways(object))] : [],
  };
}
