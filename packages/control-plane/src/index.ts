export type { ControlPlaneAccess } from './types.ts';
export { startControlPlane } from './controlPlane/startControlPlane.ts';
export type {
  ComponentName,
  ControlPlane,
  ControlPlaneOptions,
  FakeNodesOptions,
} from './controlPlane/types.ts';
export {
  ensureBinaries,
  type EnsureBinariesOptions,
} from './binaries/ensureBinaries.ts';
export type { BinaryName, BinaryPaths } from './binaries/types.ts';
export { nodeProfiles, type NodeProfileName } from './fakelet/nodeProfiles.ts';
export {
  testControlPlane,
  type TestControlPlane,
} from './testing/testControlPlane.ts';
