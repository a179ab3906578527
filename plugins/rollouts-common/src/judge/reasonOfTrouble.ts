import { Reason } from './reasons';
import { Trouble } from './troubles/Trouble';
import { CauseKind } from './verdict';

/** The sentence of each kind of cause. */
const REASON_OF_CAUSE: Record<CauseKind, Reason> = {
  quota: 'QuotaExceeded',
  admission: 'AdmissionRefused',
  imagePull: 'ImagePullFailed',
  configuration: 'ConfigurationMissing',
  outOfMemory: 'OutOfMemory',
  probeKill: 'KilledByProbe',
  crashLoop: 'CrashLoop',
  completion: 'KeepsCompleting',
  volume: 'VolumeUnavailable',
  sandbox: 'SandboxFailed',
  nodeRefused: 'NodeRefused',
  nodeLost: 'NodeLost',
  unschedulable: 'Unschedulable',
  schedulingGate: 'HeldByGate',
  deletion: 'DeletionStuck',
  probe: 'ProbeFailing',
  readinessGate: 'ReadinessGatePending',
  unready: 'UnreadyTooLong',
  containerFailure: 'ContainerFailed',
  evicted: 'Evicted',
  resize: 'ResizeInfeasible',
};

/** The reason a verdict has once a trouble decides it. */
export function reasonOfTrouble({ reason, cause }: Trouble): Reason {
  return reason ?? REASON_OF_CAUSE[cause.kind];
}
