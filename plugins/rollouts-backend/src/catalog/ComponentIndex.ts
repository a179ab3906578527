import { Component, KUBERNETES_ANNOTATIONS } from './componentOf';
import { matchesSelector } from './matchesSelector';

/** What of a workload decides which component it belongs to. */
export interface Placed {
  cluster: string;
  namespace: string;
  labels: Record<string, string>;
}

function fits(component: Component, placed: Placed): boolean {
  return (
    (!component.namespace || component.namespace === placed.namespace) &&
    (!component.cluster || component.cluster === placed.cluster)
  );
}

/** Finds the components that claim a workload: by its id label, or by a selector. Immutable. */
export class ComponentIndex {
  readonly #byRef: Map<string, Component>;
  readonly #byId = new Map<string, Component[]>();
  readonly #selecting: Component[] = [];

  constructor(components: Component[] = []) {
    this.#byRef = new Map(components.map(one => [one.entityRef, one]));
    for (const component of this.#byRef.values()) {
      const { kubernetesId, labelSelector } = component;
      if (labelSelector) {
        this.#selecting.push(component);
      } else if (kubernetesId) {
        const others = this.#byId.get(kubernetesId) ?? [];
        this.#byId.set(kubernetesId, [...others, component]);
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
    const text = (index: ComponentIndex) =>
      JSON.stringify([...index.#byRef.entries()].sort());
    return text(this) === text(other);
  }

  /** Every component that claims the workload: those named by its id label first. */
  claimants(placed: Placed): Component[] {
    const id = placed.labels[KUBERNETES_ANNOTATIONS.id];
    const named = (this.#byId.get(id) ?? []).filter(one => fits(one, placed));
    const selecting = this.#selecting.filter(
      one =>
        fits(one, placed) &&
        matchesSelector(placed.labels, one.labelSelector ?? ''),
    );
    return [...named, ...selecting];
  }
}
