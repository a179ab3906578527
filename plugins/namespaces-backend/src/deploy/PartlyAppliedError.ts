import { ConflictError } from '@backstage/errors';
import { DeploymentResult, Problem } from '@dugnad/plugin-namespaces-common';
import { SourcedObject } from './checkManifests';

/** An object that a deployment applied. */
export type AppliedObject = DeploymentResult['applied'][number];

/** 409: a deployment stopped half-way. Says what is in the cluster now and what is not. */
export class PartlyAppliedError extends ConflictError {
  readonly applied: AppliedObject[];
  /** For the audit event. */
  readonly done: { applied: AppliedObject[] };
  readonly problems: Problem[];

  constructor(
    applied: AppliedObject[],
    { source, object }: SourcedObject,
    cause: unknown,
  ) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const done = applied.map(({ kind, name }) => `${kind} ${name}`).join(', ');
    const failed = `${object.kind} ${object.metadata.name}`;
    super(
      `The deployment stopped at ${failed} of ${source}: ${why}. Applied before it, and still there: ${done}. Deploy again once it is mended; what is there already stays as it is.`,
      cause,
    );
    this.name = 'ConflictError';
    this.applied = applied;
    this.done = { applied };
    this.problems = [
      {
        field: 'manifests',
        rule: 'deploy-partial',
        message: this.message,
        values: { source, failed, applied: done },
      },
    ];
  }
}
