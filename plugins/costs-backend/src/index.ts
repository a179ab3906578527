export { readCostsConfig } from './config';
export * from './database/DatabaseHourStore';
export * from './sampling/HourAccumulator';
export * from './sampling/observeCluster';
export * from './usage/createUsageSource';
export * from './costing/dayTotals';
