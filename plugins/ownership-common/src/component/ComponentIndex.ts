import { matchesSelector } from '../selector/matchesSelector';
import { Component } from './Component';
import { KUBERNETES_ANNOTATIONS } from './kubernetesAnnotations';

/** What of a workload decides which components claim it. */
export interface Placed {
  cluster: string;
  namespace: string;
  labels: Readonly<Record<string, string>>;
}

/**
 * Finds the components that claim a workload, without looking at every component: by its id label, and by one label that a
 * selector asks for. Immutable.
 */
export class ComponentIndex {
  readonly #byRef: Map<string, Component>;
  readonly #byLabel = new Map<string, Component[]>();
  /** Selectors that ask for no value of any label, such as `!legacy`. */
  readonly #others: Component[] = [];

  constructor(components: Iterable<Component> = []) {
    this.#byRef = new Map(
      [...components].map(one => [one.entityRef, one] as const),
    );
    for (const component of this.#byRef.values()) {
      const labels = labelsOf(component);
      labels?.forEach(label => this.#file(label, component));
      if (!labels) {
        this.#others.push(component);
      }
    }
  }

  get(entityRef: string): Component | undefined {
    return this.#byRef.get(entityRef);
  }

  /** The same index with one component added or replaced. */
  with(component: Component): ComponentIndex {
    return new ComponentIndex([...this.#byRef.values(), component]);
  }

  /** Whether both hold the same components. */
  equals(other: ComponentIndex): boolean {
    return this.#text() === other.#text();
  }

  /** Every component that claims the workload, in the order of their references. */
  claimants(placed: Placed): Component[] {
    const found = new Set(this.#others);
    for (const [key, value] of Object.entries(placed.labels)) {
      this.#byLabel.get(`${key}=${value}`)?.forEach(one => found.add(one));
    }
    return [...found]
      .filter(one => claims(one, placed))
      .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
  }

  #file(label: string, component: Component): void {
    const others = this.#byLabel.get(label);
    if (others) {
      others.push(component);
    } else {
      this.#byLabel.set(label, [component]);
    }
  }

  #text(): string {
    return JSON.stringify([...this.#byRef.entries()].sort());
  }
}

/** Labels of which a workload must carry one to be claimed; undefined where any workload may be. */
function labelsOf({ kubernetesId, selector }: Component): string[] | undefined {
  if (!selector) {
    return [`${KUBERNETES_ANNOTATIONS.id}=${kubernetesId}`];
  }
  if (selector.length === 0) {
    return [];
  }
  for (const requirement of selector) {
    if (requirement.operator === 'in') {
      const { key, values } = requirement;
      return [...new Set(values)].map(value => `${key}=${value}`);
    }
  }
  return undefined;
}

function claims(component: Component, placed: Placed): boolean {
  const { cluster, namespace, labels } = placed;
  return (
    (!component.namespace || component.namespace === namespace) &&
    (!component.cluster || component.cluster === cluster) &&
    (component.selector
      ? matchesSelector(labels, component.selector)
      : labels[KUBERNETES_ANNOTATIONS.id] === component.kubernetesId)
  );
}
