export * from './hostileValues';
