import {
  ConfiguredCostCentre,
  CostCentreRules,
} from '@dugnad/plugin-ownership-common';
import { Organisation } from './Organisation';

/** Options of `CostCentreBook`. */
export interface CostCentreBookOptions {
  organisation: Pick<Organisation, 'costCentres'>;
  configured?: readonly ConfiguredCostCentre[];
}

/** Whose each cost centre is, looked up before a decision and read within it: a decision holds locks and waits for nobody. */
export class CostCentreBook {
  readonly #options: CostCentreBookOptions;
  #rules?: CostCentreRules;

  constructor(options: CostCentreBookOptions) {
    this.#options = options;
  }

  /** Looks them up again. Throws what the catalog throws: what nobody can check is not let in. */
  async settled(): Promise<CostCentreRules> {
    const { organisation, configured } = this.#options;
    const rules = { configured, ownOf: await organisation.costCentres() };
    this.#rules = rules;
    return rules;
  }

  /** As they were when they were looked up last. */
  read(): CostCentreRules {
    return (
      this.#rules ?? {
        configured: this.#options.configured,
        ownOf: new Map<string, string>(),
      }
    );
  }
}
