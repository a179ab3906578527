export * from './hostileObjects';
export * from './sampleObject';
