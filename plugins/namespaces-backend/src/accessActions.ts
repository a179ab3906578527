import { AgentActions } from '@dugnad/plugin-backend-kit-node';
import { namespaceActionsReadPermission } from '@dugnad/plugin-namespaces-common';
import { ClaimPeopleReader } from './connect/ClaimPeopleReader';
import { ClaimExporter } from './export/ClaimExporter';
import { SetupService } from './setup/SetupService';
import { ClaimUsageReader } from './usage/ClaimUsageReader';

/** Options of `registerAccessActions`. */
export interface AccessActionsOptions {
  actions: AgentActions;
  usage: ClaimUsageReader;
  people: ClaimPeopleReader;
  exporter: ClaimExporter;
  setup: SetupService;
}

/**
 * Offers what can be seen of a namespace to assistants, under the caller's own rights. Connecting is not offered: a token
 * in a conversation is a token in a log.
 */
export function registerAccessActions(options: AccessActionsOptions): void {
  const { usage, people, exporter, setup } = options;
  registerRead(options.actions, {
    name: 'get-claim-usage',
    title: 'Show what a namespace uses',
    description:
      'Quota, what counts towards it and what the pods ask for. Absent values are unknown, not zero.',
    read: (id, credentials) => usage.read(id, credentials),
  });
  registerRead(options.actions, {
    name: 'get-claim-people',
    title: 'Show who has access to a namespace',
    description:
      'Groups with their people, accounts, and bindings somebody else made.',
    read: (id, credentials) => people.read(id, credentials),
  });
  registerRead(options.actions, {
    name: 'export-claim',
    title: 'Export a namespace claim',
    description:
      'Everything a claim went through: requests, decisions, approvals, events and objects. Holds no credential.',
    auditAs: 'claim-export',
    read: (id, credentials) => exporter.export(id, credentials),
  });
  registerRead(options.actions, {
    name: 'check-cluster-setup',
    title: 'Check how a cluster is set up',
    description:
      'Rights of the portal that are missing or too much, and parts of the cluster that namespaces rest on. For the platform team.',
    read: (cluster, credentials) => setup.check(cluster, credentials),
  });
}

type ActionCredentials = Parameters<ClaimUsageReader['read']>[1];

function registerRead(
  actions: AgentActions,
  action: {
    name: string;
    title: string;
    description: string;
    auditAs?: 'claim-export';
    read(id: string, credentials: ActionCredentials): Promise<unknown>;
  },
): void {
  const { name, title, description, auditAs, read } = action;
  actions.register({
    name,
    title,
    description,
    effect: 'read',
    visibilityPermission: namespaceActionsReadPermission,
    audit: auditAs && {
      eventId: auditAs,
      severityLevel: 'low',
      meta: ({ id }) => ({ claimId: id }),
    },
    schema: {
      input: z =>
        z.object({ id: z.string().describe('Claim id, or cluster name') }),
      output: z => z.object({ result: z.any() }),
    },
    action: async ({ input, credentials }) => ({
      output: { result: await read(input.id, credentials) },
    }),
  });
}
