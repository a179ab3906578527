import {
  CostsContext,
  USAGE_SOURCES,
  monthOf,
} from '@dugnad/plugin-costs-common';
import { HourStore } from '../database/HourStore';
import { UsageSource } from '../usage/UsageSource';
import { ReportOptions } from './OrganisationReport';

/** Options of `ContextReport`. */
export interface ContextReportOptions
  extends Pick<ReportOptions, 'ledger' | 'months' | 'config' | 'now'> {
  hours: HourStore;
  clusters: { list(): { name: string; title: string }[] };
  sourceOf: (cluster: string) => UsageSource | undefined;
  noticesOf: (cluster: string) => string[];
}

const SHARING_RULE =
  'Idle capacity is shared per cluster and resource in proportion to what each had of that resource; shared cost (system namespaces, network, licences, people, other) per cluster in proportion to the whole direct cost. Both by weights from before either is added.';

/** What every page needs to know. */
export class ContextReport {
  readonly #options: ContextReportOptions;

  constructor(options: ContextReportOptions) {
    this.#options = options;
  }

  async read(permissions: CostsContext['permissions']): Promise<CostsContext> {
    const { ledger, months, hours, clusters, config, now } = this.#options;
    const [charges, closedMonths, observed, firstDay] = await Promise.all([
      ledger.charges(),
      months.all(),
      hours.observedUntil(),
      hours.firstDay(),
    ]);
    const today = config.calendar.dayOf(now().getTime());
    return {
      currency: config.currency,
      timeZone: config.calendar.timeZone,
      today,
      currentMonth: monthOf(today),
      firstDay: firstDay ?? null,
      basePrices: config.basePrices,
      sharingRule: SHARING_RULE,
      sharedNamespaces: config.sharedNamespaces,
      clusters: clusters.list().map(({ name, title }) => {
        const latest = observed.get(name);
        const notices = this.#options.noticesOf(name);
        return {
          name,
          title,
          source:
            USAGE_SOURCES.find(one => one === latest?.source) ??
            this.#options.sourceOf(name)?.name ??
            'requests',
          ...(notices.length > 0 && { notice: notices.join(' ') }),
          observedUntil: latest ? new Date(latest.untilMs).toISOString() : null,
          hasCharges: charges.some(charge => charge.cluster === name),
        };
      }),
      closedMonths,
      permissions,
    };
  }
}
