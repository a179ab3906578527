import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ClustersService } from '@dugnad/plugin-clusters-node';
import {
  CUSTOM_SIZE,
  ClaimOptions,
  environmentSchema,
  ingressSchema,
} from '@dugnad/plugin-namespaces-common';
import { ClaimAccess } from './access/ClaimAccess';
import { NamespacesConfig } from './config';
import { groupPrefix } from './policy/groupPrefix';
import { Organisation } from './policy/Organisation';
import { PolicyConfig } from './policy/PolicyConfig';

/** Options of `ClaimOptionsReader`. */
export interface ClaimOptionsReaderOptions {
  organisation: Organisation;
  clusters: ClustersService;
  access: ClaimAccess;
  config: NamespacesConfig;
}

/** What a request form offers a caller. */
export class ClaimOptionsReader {
  readonly #options: ClaimOptionsReaderOptions;

  constructor(options: ClaimOptionsReaderOptions) {
    this.#options = options;
  }

  /** Throws `NotAllowedError` where the caller may not file claims at all. */
  async read(credentials: BackstageCredentials): Promise<ClaimOptions> {
    const { organisation, clusters, access, config } = this.#options;
    await access.authorizeCreate(credentials);
    const [caller, groups, systems] = await Promise.all([
      access.caller(credentials),
      organisation.groups(),
      organisation.systems(),
    ]);
    const own = ({ ref }: { ref: string }) =>
      caller.ownershipRefs.includes(ref);
    // The caller's own groups first: a form begins with the first one
    const owners = groups
      .filter(group => caller.isPlatform || own(group))
      .map(group => ({ ...group, prefix: groupPrefix(group.ref) }))
      .sort(
        (a, b) =>
          Number(own(b)) - Number(own(a)) || a.title.localeCompare(b.title),
      );
    const refs = new Set(owners.map(({ ref }) => ref));
    return {
      sizes: config.sizes,
      environments: environmentSchema.options,
      clusters: clusters.list().map(({ name, title }) => {
        const { state, since } = clusters.status(name);
        return { name, title, reachable: state !== 'unreachable', since };
      }),
      owners,
      groups: groups.map(({ ref, title }) => ({ ref, title })),
      systems: systems.filter(({ ownerRef }) => refs.has(ownerRef)),
      nameRules: config.nameRules,
      dataClassifications: config.dataClassifications,
      customQuota: !refusesQuotas(config.policy),
      ingress: ingressSchema.options,
      expiry: config.policy.expiry,
      platform: caller.isPlatform,
    };
  }
}

/** A rule that refuses stated quotas to everybody. One with further conditions is told when it applies. */
function refusesQuotas({ rules }: PolicyConfig): boolean {
  return rules.some(
    ({ then: verdict, when: { kinds, sizes, ...others } }) =>
      verdict === 'refuse' &&
      kinds.includes('create') &&
      sizes?.includes(CUSTOM_SIZE) &&
      Object.values(others).every(value => value === undefined),
  );
}
