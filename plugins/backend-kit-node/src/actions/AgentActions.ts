import {
  ActionsRegistryActionContext,
  ActionsRegistryActionOptions,
  ActionsRegistryService,
} from '@backstage/backend-plugin-api/alpha';
import { BasicPermission } from '@backstage/plugin-permission-common';
import type { AnyZodObject } from 'zod/v3';
import { Audit, AuditedAction } from '../audit/Audit';

/**
 * What an action may do for an assistant. Nothing else exists here: what needs a decision is decided by a person in the
 * portal.
 * - `read`: tells what is
 * - `preview`: tells what would be
 * - `file`: files a request that the policy or a person decides
 */
export type AgentEffect = 'read' | 'preview' | 'file';

/** An action as a plugin offers it. */
export interface AgentAction<
  TInput extends AnyZodObject,
  TOutput extends AnyZodObject,
> extends Omit<
    ActionsRegistryActionOptions<TInput, TOutput>,
    'attributes' | 'visibilityPermission'
  > {
  effect: AgentEffect;
  /** Who is shown the action and may call it at all; what it then answers is up to the permissions of the use case. */
  visibilityPermission: BasicPermission;
  /** Runs the action inside an audit event. What is filed always is. */
  audit?: Pick<AuditedAction, 'eventId' | 'severityLevel'> & {
    meta?(
      input: ActionsRegistryActionContext<TInput>['input'],
    ): AuditedAction['meta'];
  };
}

/** Options of `AgentActions`. */
export interface AgentActionsOptions {
  actionsRegistry: ActionsRegistryService;
  audit: Audit;
}

/** The door for assistants: what a plugin offers in the actions registry of Backstage, under the caller's own rights. */
export class AgentActions {
  readonly #options: AgentActionsOptions;

  constructor(options: AgentActionsOptions) {
    this.#options = options;
  }

  register<TInput extends AnyZodObject, TOutput extends AnyZodObject>(
    offered: AgentAction<TInput, TOutput>,
  ): void {
    const { effect, audit, action, ...about } = offered;
    if (effect === 'file' && !audit) {
      throw new Error(`Action ${about.name} files something: say how to audit`);
    }
    const attributes = {
      readOnly: effect !== 'file',
      destructive: false,
      idempotent: effect !== 'file',
    };
    this.#options.actionsRegistry.register<TInput, TOutput>({
      ...about,
      attributes,
      action: context => this.#audited(context, audit, () => action(context)),
    });
  }

  #audited<TInput extends AnyZodObject, T>(
    { credentials, input }: ActionsRegistryActionContext<TInput>,
    audit: AgentAction<TInput, AnyZodObject>['audit'],
    work: () => Promise<T>,
  ): Promise<T> {
    if (!audit) {
      return work();
    }
    const { meta, ...about } = audit;
    return this.#options.audit.run(
      { ...about, credentials, byAgent: true, meta: meta?.(input) },
      work,
    );
  }
}
