import { Cost, IdleView, totalOf } from '@dugnad/plugin-costs-common';
import { OwnerDay } from '../database/ReportStore';

/** Money of sums. */
export type MoneySums = OwnerDay['cost'];

/** No money. */
export const NO_MONEY: MoneySums = {
  cpuMicros: 0,
  memoryMicros: 0,
  gpuMicros: 0,
  storageMicros: 0,
  idleShareMicros: 0,
  sharedShareMicros: 0,
};

/** The sum of two. */
export function addMoney(one: MoneySums, other: MoneySums): MoneySums {
  return {
    cpuMicros: one.cpuMicros + other.cpuMicros,
    memoryMicros: one.memoryMicros + other.memoryMicros,
    gpuMicros: one.gpuMicros + other.gpuMicros,
    storageMicros: one.storageMicros + other.storageMicros,
    idleShareMicros: one.idleShareMicros + other.idleShareMicros,
    sharedShareMicros: one.sharedShareMicros + other.sharedShareMicros,
  };
}

/** Sums as a cost, seen as the view says. */
export function toCost(sums: MoneySums, idle: IdleView): Cost {
  const direct = {
    cpu: sums.cpuMicros,
    memory: sums.memoryMicros,
    gpu: sums.gpuMicros,
    storage: sums.storageMicros,
  };
  const directMicros = totalOf(direct);
  const { idleShareMicros, sharedShareMicros } = sums;
  return {
    direct,
    directMicros,
    idleShareMicros,
    sharedShareMicros,
    totalMicros:
      idle === 'share'
        ? directMicros + idleShareMicros + sharedShareMicros
        : directMicros,
  };
}
