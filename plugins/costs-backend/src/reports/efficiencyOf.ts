import {
  AccountEfficiency,
  ResourceEfficiency,
  efficiency,
} from '@dugnad/plugin-costs-common';
import { Sums } from '../database/ReportStore';

const MIB = 2 ** 20;

/** What efficiency is made from. */
export interface EfficiencyOfInput {
  sums: Sums | undefined;
  peaks: { cpu: number | null; memory: number | null };
  /** Hours observed in the window. */
  hours: number;
  from: string;
  to: string;
}

/** Efficiency of an account over a window. */
export function efficiencyOf(input: EfficiencyOfInput): AccountEfficiency {
  const { sums, peaks, hours, from, to } = input;
  const per = (amount = 0) => (hours > 0 ? amount / hours : 0);
  const cpu = resource({
    requested: per(sums?.cpuRequested),
    charged: per(sums?.cpuCharged),
    known: per(sums?.cpuKnown),
    used: per(sums?.cpuUsed),
    peak: peaks.cpu,
    micros: sums?.cpuMicros ?? 0,
  });
  const memory = resource({
    requested: per(sums?.memoryRequested) * MIB,
    charged: per(sums?.memoryCharged) * MIB,
    known: per(sums?.memoryKnown) * MIB,
    used: per(sums?.memoryUsed) * MIB,
    peak: peaks.memory,
    micros: sums?.memoryMicros ?? 0,
  });
  const wasteMicros =
    cpu.wasteMicros === null && memory.wasteMicros === null
      ? null
      : (cpu.wasteMicros ?? 0) + (memory.wasteMicros ?? 0);
  const cost = (sums?.cpuMicros ?? 0) + (sums?.memoryMicros ?? 0);
  return {
    from,
    to,
    cpu,
    memory,
    wasteMicros,
    ratio: wasteMicros === null || cost <= 0 ? null : 1 - wasteMicros / cost,
  };
}

interface ResourceInput {
  requested: number;
  charged: number;
  /** Of `charged`, what usage is known of. */
  known: number;
  used: number;
  peak: number | null;
  micros: number;
}

function resource(input: ResourceInput): ResourceEfficiency {
  const isKnown = input.known > 0;
  const { ratio, wasteMicros } = efficiency({
    costMicros: input.micros,
    charged: input.known,
    used: isKnown ? input.used : undefined,
  });
  const { peak, requested } = input;
  return {
    requested: Math.round(requested),
    used: isKnown ? Math.round(input.used) : null,
    charged: Math.round(input.charged),
    peak,
    headroomPercent:
      peak === null || requested <= 0
        ? null
        : ((requested - peak) / requested) * 100,
    ratio: ratio ?? null,
    wasteMicros: wasteMicros ?? null,
  };
}
