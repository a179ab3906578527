import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  ClusterConnection,
  ClustersService,
} from '@dugnad/plugin-clusters-node';
import { ClusterSetup, SetupCheck } from '@dugnad/plugin-namespaces-common';
import { ClaimAccess } from '../access/ClaimAccess';
import { NamespacesConfig } from '../config';
import { askParts } from './askParts';
import { Answer, askRights } from './askRights';
import { excessRules, rulesReviewSchema } from './excessRules';
import { asksOf, judgeForbidden, judgeNeeded } from './judgeRights';
import { GitSettings } from './readClusterSettings';
import { FORBIDDEN, OPTIONAL, RIGHTS, Right } from './rights';

const KEEP_MS = 15_000;
const DEPLOY = 'kubectl apply -k packages/backend/deploy';

/** Options of `SetupService`. */
export interface SetupServiceOptions {
  clusters: ClustersService;
  access: ClaimAccess;
  config: Pick<NamespacesConfig, 'clusters'>;
  /** Whether the repository of a cluster written through Git can be read and written; throws why not. */
  checkRepository(settings: GitSettings): Promise<void>;
  now?: () => Date;
}

/** Checks whether a cluster is set up as the portal needs it, by asking the cluster. */
export class SetupService {
  readonly #options: SetupServiceOptions;
  readonly #kept = new Map<
    string,
    { at: number; setup: Promise<ClusterSetup> }
  >();

  constructor(options: SetupServiceOptions) {
    this.#options = options;
  }

  /** For the platform team. Throws `NotFoundError` for a cluster that is not configured. */
  async check(
    cluster: string,
    credentials: BackstageCredentials,
  ): Promise<ClusterSetup> {
    const { access, clusters } = this.#options;
    const { isPlatform } = await access.caller(credentials);
    if (!isPlatform) {
      throw new NotAllowedError(
        'Only the platform team may check how a cluster is set up',
      );
    }
    if (!clusters.list().some(({ name }) => name === cluster)) {
      throw new NotFoundError(`Cluster ${cluster} is not configured`);
    }
    // A check is a hundred small questions; a page that is opened twice asks them once
    const at = this.#now().getTime();
    const kept = this.#kept.get(cluster);
    if (kept && at - kept.at < KEEP_MS) {
      return kept.setup;
    }
    const setup = this.#ask(cluster);
    this.#kept.set(cluster, { at, setup });
    return setup;
  }

  async #ask(cluster: string): Promise<ClusterSetup> {
    const { clusters, config } = this.#options;
    const connection = clusters.connection(cluster);
    const { title } = connection.cluster;
    const { version = '' } = clusters.status(cluster);
    const { git, oidc } = config.clusters.get(cluster) ?? {};
    const apply = `${DEPLOY}/${git ? 'cluster-access-git' : 'cluster-access'}`;
    const needed = RIGHTS.filter(
      ({ area }) => area !== 'writing' || git === undefined,
    );
    const checks = await Promise.all([
      this.#needed(connection, needed, apply),
      this.#forbidden(connection),
      this.#nothingMore(connection, needed, apply),
      git ? this.#repository(git) : [],
      askParts(connection, { version, writes: git === undefined }),
    ]);
    return {
      cluster,
      title,
      write: git ? 'git' : 'apply',
      git: git && {
        repository: git.repository,
        branch: git.branch,
        path: git.path,
      },
      connect: oidc ? 'oidc' : 'token',
      checkedAt: this.#now().toISOString(),
      checks: checks.flat(),
      apply,
    };
  }

  async #needed(
    connection: ClusterConnection,
    rights: Right[],
    apply: string,
  ): Promise<SetupCheck[]> {
    const asks = rights.map(asksOf);
    const answers = await askRights(connection, asks.flat());
    return rights.map((right, index) =>
      judgeNeeded(right, partOf(answers, asks, index), apply),
    );
  }

  async #forbidden(connection: ClusterConnection): Promise<SetupCheck[]> {
    const asks = FORBIDDEN.map(right => right.asks);
    const answers = await askRights(connection, asks.flat());
    return FORBIDDEN.map((right, index) =>
      judgeForbidden(right, partOf(answers, asks, index)),
    );
  }

  async #nothingMore(
    connection: ClusterConnection,
    needed: Right[],
    apply: string,
  ): Promise<SetupCheck[]> {
    const common = {
      check: 'nothing-more',
      area: 'too-much' as const,
      title: 'Nothing beyond what is needed',
    };
    try {
      const answer = await connection.request({
        method: 'POST',
        path: '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectRulesReview',
          spec: { namespace: 'default' },
        },
      });
      const { resourceRules, incomplete } =
        rulesReviewSchema.parse(answer).status;
      const excess = excessRules(resourceRules, [...needed, ...OPTIONAL]);
      if (excess.length > 0) {
        return [
          {
            ...common,
            state: 'excess',
            why: `The portal's account may also: ${listed(excess)}.`,
            fix: `Remove the bindings that give it more than ${apply} does, unless they were meant, as with cluster-access-actions.`,
          },
        ];
      }
      return incomplete
        ? [
            {
              ...common,
              state: 'unknown',
              why: 'The cluster tells only part of the rights.',
            },
          ]
        : [
            {
              ...common,
              state: 'ok',
              why: 'No right was found beyond those above.',
            },
          ];
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return [{ ...common, state: 'unknown', why }];
    }
  }

  async #repository(git: GitSettings): Promise<SetupCheck[]> {
    const common = {
      check: 'git-repository',
      area: 'writing' as const,
      title: 'Read and write the repository',
    };
    try {
      await this.#options.checkRepository(git);
      const why = `Branch ${git.branch} of ${git.repository} can be read.`;
      return [{ ...common, state: 'ok', why }];
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const fix =
        'Check namespaces.clusters and the credentials for its host under integrations.';
      return [{ ...common, state: 'missing', why, fix }];
    }
  }

  #now(): Date {
    return (this.#options.now ?? (() => new Date()))();
  }
}

function partOf(answers: Answer[], asks: unknown[][], index: number): Answer[] {
  const from = asks.slice(0, index).flat().length;
  return answers.slice(from, from + asks[index].length);
}

function listed(words: string[]): string {
  const shown = words.slice(0, 8).join('; ');
  return words.length > 8 ? `${shown}; and ${words.length - 8} more` : shown;
}
