import { Tone } from '../components/StateMark/stateIcons';

/**
 * What every state of every family means to its reader: the only such table, so that one state never has two colours. `busy`
 * passes by itself; `warning` needs somebody.
 */
const TONES = {
  /** Whether a cluster answers. */
  cluster: { live: 'positive', connecting: 'busy', unreachable: 'negative' },
  /** A verdict on a workload. */
  rollout: {
    Healthy: 'positive',
    Suspended: 'paused',
    Progressing: 'busy',
    Missing: 'missing',
    Degraded: 'negative',
    Unknown: 'unknown',
  },
  /** How a rollout ended. */
  outcome: {
    progressing: 'busy',
    healthy: 'positive',
    recovered: 'warning',
    failed: 'negative',
    paused: 'paused',
    scaledToZero: 'paused',
    superseded: 'quiet',
    deleted: 'quiet',
  },
  /** A claim of a namespace. */
  claim: {
    requested: 'busy',
    waiting: 'warning',
    approved: 'busy',
    rejected: 'negative',
    withdrawn: 'quiet',
    'timed-out': 'warning',
    provisioning: 'busy',
    ready: 'positive',
    drifted: 'warning',
    partial: 'negative',
    expiring: 'warning',
    expired: 'negative',
    deleting: 'busy',
    deleted: 'quiet',
    adopted: 'positive',
  },
  /** A request about a namespace. */
  request: {
    waiting: 'warning',
    approved: 'positive',
    rejected: 'negative',
    withdrawn: 'quiet',
    'timed-out': 'warning',
    superseded: 'quiet',
  },
  /** An object that the portal keeps in a namespace; a missing one is about to be made. */
  object: {
    committed: 'busy',
    missing: 'busy',
    applied: 'positive',
    drifted: 'warning',
    conflict: 'negative',
    failed: 'negative',
    removing: 'busy',
  },
  /** Whether access that was given is in the cluster. */
  access: { yes: 'positive', no: 'negative', unknown: 'unknown' },
  /** A check of how a cluster is set up. */
  setup: {
    ok: 'positive',
    missing: 'negative',
    excess: 'negative',
    unknown: 'unknown',
  },
  /** How far a budget is spent. */
  budget: { ok: 'positive', warning: 'warning', exceeded: 'negative' },
} as const satisfies Record<string, Record<string, Tone>>;

type Tones = typeof TONES;

/** What of the portal has states. */
export type StateKind = keyof Tones;

/** What a state means to its reader. */
export function toneOf<Kind extends StateKind>(
  kind: Kind,
  state: keyof Tones[Kind],
): Tones[Kind][keyof Tones[Kind]] {
  return TONES[kind][state];
}
