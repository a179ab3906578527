import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Audit } from '@dugnad/plugin-clusters-node';
import { ClaimPeopleReader } from './connect/ClaimPeopleReader';
import { ClaimExporter } from './export/ClaimExporter';
import { SetupService } from './setup/SetupService';
import { ClaimUsageReader } from './usage/ClaimUsageReader';

/** Options of `registerAccessActions`. */
export interface AccessActionsOptions {
  registry: ActionsRegistryService;
  usage: ClaimUsageReader;
  people: ClaimPeopleReader;
  exporter: ClaimExporter;
  setup: SetupService;
  audit: Audit;
}

/**
 * Offers what can be seen of a namespace to assistants, under the caller's own rights. Connecting is not offered: a token
 * in a conversation is a token in a log.
 */
export function registerAccessActions(options: AccessActionsOptions): void {
  const { usage, people, exporter, setup } = options;
  registerRead(options.registry, {
    name: 'get-claim-usage',
    title: 'Show what a namespace uses',
    description:
      'Quota, what counts towards it and what the pods ask for. Absent values are unknown, not zero.',
    read: (id, credentials) => usage.read(id, credentials),
  });
  registerRead(options.registry, {
    name: 'get-claim-people',
    title: 'Show who has access to a namespace',
    description:
      'Groups with their people, accounts, and bindings somebody else made.',
    read: (id, credentials) => people.read(id, credentials),
  });
  registerRead(options.registry, {
    name: 'export-claim',
    title: 'Export a namespace claim',
    description:
      'Everything a claim went through: requests, decisions, approvals, events and objects. Holds no credential.',
    read: (id, credentials) =>
      options.audit.run(
        {
          eventId: 'claim-export',
          severityLevel: 'low',
          meta: { claimId: id },
        },
        () => exporter.export(id, credentials),
      ),
  });
  registerRead(options.registry, {
    name: 'check-cluster-setup',
    title: 'Check how a cluster is set up',
    description:
      'Rights of the portal that are missing or too much, and parts of the cluster that namespaces rest on. For the platform team.',
    read: (cluster, credentials) => setup.check(cluster, credentials),
  });
}

type ActionCredentials = Parameters<ClaimUsageReader['read']>[1];

function registerRead(
  registry: ActionsRegistryService,
  action: {
    name: string;
    title: string;
    description: string;
    read(id: string, credentials: ActionCredentials): Promise<unknown>;
  },
): void {
  const { name, title, description, read } = action;
  registry.register({
    name,
    title,
    description,
    attributes: { readOnly: true },
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
