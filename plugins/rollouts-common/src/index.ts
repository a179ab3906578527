export * from './judge/judge';
export * from './judge/network';
export * from './judge/reachesOf';
export * from './judge/objects';
export * from './judge/parseObjects';
export * from './judge/reasons';
export * from './judge/verdict';
export { projectResource, RESOURCE_KINDS } from './judge/projectResource';
export { wakesWhenNeeded, WAKING_KINDS } from './judge/wakingScaler';
export * from './annotations';
export { eventTime } from './judge/evidence';
export {
  controllerUid,
  currentReplicaSet,
  podsByRevision,
  replicaSetsOf,
  revisionNumber,
} from './judge/revisionOf';
export * from './agreement';
export * from './revisions';
export * from './isOfEntity';
export * from './notices';
export * from './permissions';
export * from './conditions';
export * from './schema';
export * from './RolloutsApi';
export * from './RolloutsClient';
