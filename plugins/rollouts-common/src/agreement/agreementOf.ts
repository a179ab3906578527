import { Status, Verdict } from '../judge/verdict';
import { Opinion } from '../schema/agreement';
import { argoHealth } from './argoHealth';
import { EngineObject, EngineVerdict } from './engineObject';
import { kstatus } from './kstatus';
import { kubectlStatus } from './kubectlStatus';
import { Engine, whyDifferent } from './whyDifferent';

const NAMES: Record<Engine, string> = {
  kubectl: 'kubectl rollout status',
  kstatus: 'kstatus',
  argocd: 'Argo CD',
};

function opinionOf(
  engine: Engine,
  said: EngineVerdict | undefined,
  object: EngineObject,
  verdict: Verdict,
): Opinion {
  const agrees = said?.as === verdict.status;
  const why = whyDifferent({ engine, said, object, verdict });
  return {
    engine,
    status: said?.status,
    as: said?.as,
    message: said?.message ?? `${NAMES[engine]}: ${why.message}`,
    agrees,
    why: agrees ? undefined : why,
  };
}

const ours = (verdict: Verdict): Opinion => {
  const status: Status = verdict.status;
  const { message } = verdict;
  return { engine: 'dugnad', status, as: status, message, agrees: true };
};

/**
 * What `kubectl rollout status`, kstatus and Argo CD would say about the object behind `verdict`, and why they differ from
 * it. Pure: the engines' rules are reproduced, nothing is called.
 */
export function agreementOf(
  object: EngineObject,
  verdict: Verdict,
  now: Date,
): Opinion[] {
  const opinion = (engine: Engine, said: EngineVerdict | undefined) =>
    opinionOf(engine, said, object, verdict);
  return [
    ours(verdict),
    opinion('kubectl', kubectlStatus(object, now)),
    opinion('kstatus', kstatus(object, now)),
    opinion('argocd', argoHealth(object, now)),
  ];
}
