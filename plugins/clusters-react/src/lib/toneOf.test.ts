import { STATE_ICONS } from '../components/StateMark/stateIcons';
import { toneOf } from './toneOf';

describe('toneOf', () => {
  it('gives the bad ends of every kind the same colour', () => {
    expect(toneOf('cluster', 'unreachable')).toBe('negative');
    expect(toneOf('rollout', 'Degraded')).toBe('negative');
    expect(toneOf('outcome', 'failed')).toBe('negative');
    expect(toneOf('claim', 'expired')).toBe('negative');
    expect(toneOf('request', 'rejected')).toBe('negative');
    expect(toneOf('budget', 'exceeded')).toBe('negative');
  });

  it('never shows what nobody knows as well or as nothing', () => {
    expect(toneOf('rollout', 'Unknown')).toBe('unknown');
    expect(toneOf('access', 'unknown')).toBe('unknown');
    expect(toneOf('setup', 'unknown')).toBe('unknown');
  });

  it('gives one answer for a claim and for the request about it', () => {
    expect(toneOf('claim', 'waiting')).toBe(toneOf('request', 'waiting'));
    expect(toneOf('claim', 'rejected')).toBe(toneOf('request', 'rejected'));
    expect(toneOf('claim', 'withdrawn')).toBe(toneOf('request', 'withdrawn'));
    expect(toneOf('claim', 'timed-out')).toBe(toneOf('request', 'timed-out'));
  });

  it('has a shape for what it answers', () => {
    expect(STATE_ICONS[toneOf('object', 'committed')]).toBeDefined();
  });
});
