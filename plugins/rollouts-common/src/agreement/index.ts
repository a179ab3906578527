export * from './agreementOf';
export * from './argoHealth';
export * from './engineObject';
export * from './kstatus';
export * from './kubectlStatus';
export { DIFFERENCES } from './whyDifferent';
