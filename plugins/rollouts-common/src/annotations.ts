/** Annotations the portal writes on a workload when it acts on it; history reads them back. */
export const CHANGE_ANNOTATIONS = {
  /** Entity reference of the person. */
  by: 'dugnad.dev/changed-by',
  /** `rollback`, `restart`, `scale`, `pause` or `resume`. */
  action: 'dugnad.dev/change-action',
  /** ISO 8601. */
  at: 'dugnad.dev/changed-at',
  /** In the person's words, where given. */
  reason: 'dugnad.dev/change-reason',
} as const;

/** Annotations that join a workload to what was delivered; read on the workload and on its pod template. */
export const DELIVERY_ANNOTATIONS = {
  /** Commit hash. */
  commit: 'dugnad.dev/commit',
  /** Page of the commit. */
  commitUrl: 'dugnad.dev/commit-url',
  /** ISO 8601. */
  committedAt: 'dugnad.dev/committed-at',
  /** Page of the pipeline run. */
  pipelineUrl: 'dugnad.dev/pipeline-url',
} as const;
