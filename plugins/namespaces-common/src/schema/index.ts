export * from './usage';
export * from './setup';
export * from './export';
export * from './access';
export * from './adoption';
export * from './capacity';
export * from './claim';
export * from './claimChange';
export * from './claimEvent';
export * from './claimOptions';
export * from './claimPreview';
export * from './claimQuery';
export {
  BATCH_MAX,
  NAME_MAX_LENGTH,
  claimBatchSchema,
  claimRequestSchema,
} from './claimRequest';
export type {
  ClaimBatch,
  ClaimBatchInput,
  ClaimRequest,
  ClaimRequestInput,
} from './claimRequest';
export * from './claimState';
export * from './deployment';
export * from './environment';
export * from './fieldDrift';
export * from './lifecycle';
export * from './namespaceRequest';
export * from './objectStatus';
export * from './price';
export * from './quota';
export * from './release';
export * from './requestDecision';
export * from './verdict';
