import {
  CHANGE_ANNOTATIONS,
  Pod,
  podsByRevision,
  Rollout,
  RolloutAuthor,
  Verdict,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';
import { FIELD_MANAGER } from '@dugnad/plugin-clusters-common';
import { imageVersion } from '../board/imageVersion';
import { Judged } from '../board/RolloutBoard';
import { WatchedWorkload } from '../collections/openCollections';
import { commitIn } from '../collections/provenanceOf';
import { withDigests } from './digestsOf';
import { TemplateRevision, templateRevisions } from './templateRevisions';

/** What can be said about a workload's current revision from what is in the cluster right now. */
export interface Observation {
  ref: WorkloadRef;
  uid: string;
  revision: number;
  images: Rollout['images'];
  version?: string;
  application: string;
  entityRef?: string;
  ownerRef?: string;
  environment?: string;
  /** The annotation `kubernetes.io/change-cause`, which nobody takes off when the next change comes. */
  changeCause?: string;
  author?: RolloutAuthor;
  /** ISO 8601. When the template was last written, as its field manager's entry says. */
  managedAt?: string;
  commit?: string;
  commitUrl?: string;
  committedAt?: string;
  pipelineUrl?: string;
  /** ISO 8601. When the object that keeps the template was made. */
  createdAt?: string;
  verdict: Verdict;
  /** ISO 8601. When the last of its pods became ready: for one that was seen only afterwards. */
  readySince?: string;
  /** Templates before it, newest first. */
  past: TemplateRevision[];
}

const CHANGE_CAUSE = 'kubernetes.io/change-cause';

/** The portal's annotations count only while the portal was the last to write the template. */
function authorOf(workload: WatchedWorkload): RolloutAuthor | undefined {
  const { annotations } = workload.metadata;
  const { manager } = workload.provenance;
  const by = annotations[CHANGE_ANNOTATIONS.by];
  if (manager === FIELD_MANAGER && by) {
    const action = annotations[CHANGE_ANNOTATIONS.action];
    return { name: by, source: 'portal', action };
  }
  return manager ? { name: manager, source: 'manager' } : undefined;
}

function readyAt({ status }: Pod): string | undefined {
  const ready = status.conditions?.find(({ type }) => type === 'Ready');
  return ready?.status === 'True' ? ready.lastTransitionTime : undefined;
}

function lastReady({ item, related }: Judged): string | undefined {
  const workload = item.value;
  if (workload.kind === 'CronJob') {
    return undefined;
  }
  const { current } = podsByRevision(workload, related);
  return current
    .flatMap(pod => readyAt(pod) ?? [])
    .sort()
    .at(-1);
}

/** Reads a workload as history records it. Undefined where it has no revision, or none that its controller has seen. Pure. */
export function observe(judged: Judged): Observation | undefined {
  const { item, related, workload, verdict } = judged;
  const [current, ...past] = templateRevisions(
    item.value,
    related,
    judged.controllerRevisions,
  );
  if (!current || workload.staleSince) {
    return undefined;
  }
  const { cluster, namespace, kind, name } = workload;
  const { provenance, metadata } = item.value;
  const [image] = current.images;
  const version = image && imageVersion(image.image);
  return {
    ref: { cluster, namespace, kind, name },
    uid: workload.uid,
    revision: current.revision,
    images: withDigests(item.value, related, current.images),
    version,
    application: workload.application,
    entityRef: workload.entityRef,
    ownerRef: workload.ownerRef,
    environment: workload.environment,
    changeCause: metadata.annotations[CHANGE_CAUSE],
    author: authorOf(item.value),
    managedAt: provenance.managedAt,
    commit: provenance.commit ?? commitIn(version),
    commitUrl: provenance.commitUrl,
    committedAt: provenance.committedAt,
    pipelineUrl: provenance.pipelineUrl,
    createdAt: current.createdAt,
    verdict,
    readySince: lastReady(judged),
    past,
  };
}
