import { Backend, BackendTrouble, backendTrouble } from './backends';
import { NetworkAround } from './network';
import { Reason } from './reasons';
import { CheckRule, equals } from './runRule';

const check = <T>(
  kind: BackendTrouble['kind'],
  otherwise: Reason,
  troubleOf: (object: T) => BackendTrouble | undefined,
): CheckRule<T> => ({
  name: 'backend',
  compare: object =>
    troubleOf(object)?.kind === kind ? equals('ready', kind) : undefined,
  otherwise,
});

/** What the backends of an object say of it: failures, what is under way, and what cannot be known. */
export function backendChecks<T>(
  network: NetworkAround,
  backendsOf: (object: T) => Backend[],
) {
  const troubleOf = (object: T) => backendTrouble(backendsOf(object), network);
  return {
    failing: [
      check('missing', 'BackendMissing', troubleOf),
      check('port', 'BackendPortMissing', troubleOf),
      check('none', 'BackendNotServing', troubleOf),
    ],
    pending: [check('unready', 'EndpointsNotReady', troubleOf)],
    /** Of these, nothing is wrong as far as is known. */
    last: [
      check('zero', 'ScaledToZero', troubleOf),
      check('forbidden', 'EvidenceForbidden', troubleOf),
      check('pending', 'EvidencePending', troubleOf),
    ],
    valuesOf: (object: T) => troubleOf(object)?.values ?? {},
  };
}
