export * from './testUtils/ownershipCases';
