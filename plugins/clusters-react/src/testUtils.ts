export * from './testUtils/FakeSignals';
