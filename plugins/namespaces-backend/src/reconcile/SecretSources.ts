import { ClustersService } from '@dugnad/plugin-clusters-node';
import { SecretReference } from '@dugnad/plugin-namespaces-node';
import { DesiredObject } from './desiredObjects';
import { referenceText, sourceVersion, withVersion } from './SecretCopies';

const PATIENCE_MS = 10_000;

/** Which version of each copied Secret a cluster had when it was last looked at; no values. */
export class SecretSources {
  readonly #clusters: ClustersService;
  readonly #versions = new Map<string, string | undefined>();
  readonly #wanted = new Map<string, Map<string, SecretReference>>();

  constructor(clusters: ClustersService) {
    this.#clusters = clusters;
  }

  /** Objects with the version they should carry now, as far as it is known. */
  resolve(cluster: string, desired: DesiredObject[]): DesiredObject[] {
    return desired.map(object => {
      const copyOf = object.provided?.copyOf;
      if (!copyOf) {
        return object;
      }
      const known = this.#wanted.get(cluster) ?? new Map();
      this.#wanted.set(cluster, known.set(referenceText(copyOf), copyOf));
      const version = this.#versions.get(keyOf(cluster, copyOf));
      return version === undefined ? object : withVersion(object, version);
    });
  }

  /** Looks at the sources that were asked for in a cluster. */
  async refresh(cluster: string): Promise<void> {
    for (const copyOf of this.#wanted.get(cluster)?.values() ?? []) {
      const version = await sourceVersion(
        this.#clusters.connection(cluster),
        copyOf,
        AbortSignal.timeout(PATIENCE_MS),
      );
      this.#versions.set(keyOf(cluster, copyOf), version);
    }
  }
}

function keyOf(cluster: string, reference: SecretReference): string {
  return `${cluster}/${referenceText(reference)}`;
}
