import {
  EngineObject,
  EngineVerdict,
  findCondition,
  ruleOf,
} from './engineObject';
import { KSTATUS_RULES } from './kstatusRules';
import { current, failed, inProgress } from './kstatusVerdicts';

/** What kstatus asks of every object before it looks at the kind. */
function generic(object: EngineObject): EngineVerdict | undefined {
  const { metadata, status } = object;
  if (metadata.deletionTimestamp) {
    return {
      status: 'Terminating',
      as: 'Progressing',
      message: 'It is being deleted.',
    };
  }
  const { generation } = metadata;
  const { observedGeneration } = status;
  if (
    generation !== undefined &&
    observedGeneration !== undefined &&
    generation !== observedGeneration
  ) {
    return inProgress(
      `Generation ${generation} is not observed yet; the last was ${observedGeneration}.`,
    );
  }
  const telling = status.conditions.find(
    ({ type, status: value }) =>
      ['Reconciling', 'Stalled'].includes(type) && value === 'True',
  );
  if (!telling) {
    return undefined;
  }
  const words = telling.message ?? telling.type;
  return telling.type === 'Stalled' ? failed(words) : inProgress(words);
}

function byReady(object: EngineObject): EngineVerdict {
  const ready = findCondition(object, 'Ready');
  if (!ready) {
    return current('Nothing speaks against it.');
  }
  return ready.status === 'True'
    ? current('Its condition Ready is true.')
    : inProgress(ready.message ?? 'Its condition Ready is not true.');
}

/**
 * What kstatus (of cli-utils, used by Flux and kpt) says about one object: `Current`, `InProgress`, `Failed` or
 * `Terminating`. Source: the kstatus documentation, and how it behaves; it reads the object alone.
 */
export function kstatus(object: EngineObject, now: Date): EngineVerdict {
  const rule = ruleOf(KSTATUS_RULES, object);
  return generic(object) ?? rule?.(object, now) ?? byReady(object);
}
