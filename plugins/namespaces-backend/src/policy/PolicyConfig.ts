import {
  Environment,
  ExpiryRule,
  Ingress,
  RequestKind,
  Resource,
} from '@dugnad/plugin-namespaces-common';
import { Amounts } from './amounts';

/** What a rule speaks of. Whatever is left out matches everything. */
export interface RuleMatch {
  /** Default: every kind that rules are asked about. */
  kinds: RequestKind[];
  environments?: Environment[];
  /** Names of sizes; `custom` is an explicit quota. */
  sizes?: string[];
  clusters?: string[];
  /** Entity references of owner groups. */
  owners?: string[];
  ingress?: Ingress[];
  egressInternet?: boolean;
}

/** A configured rule. The first that matches decides. */
export interface PolicyRule {
  name: string;
  when: RuleMatch;
  then: 'approve' | 'ask' | 'refuse';
  /** Who is asked: the platform team, or the team's own approvers as well. */
  approvers: 'platform' | 'team';
  /** For people. */
  reason?: string;
}

/** Most that claims may hold together. */
export type Limits = Partial<Amounts & { claims: number }>;

/** What a cluster may promise. */
export interface ClusterPolicy {
  /** How many times over each resource may be promised; not declared: not limited. */
  overcommit: Partial<Record<Resource, number>>;
  /** Storage the cluster has: nodes do not tell. */
  storageBytes?: number;
  /** What happens to a request past it. */
  exceeded: 'ask' | 'refuse';
}

/** `namespaces.policy`, checked. */
export interface PolicyConfig {
  rules: PolicyRule[];
  teamLimits: {
    default: Limits;
    /** By entity reference of the group. */
    teams: Record<string, Limits>;
    exceeded: 'ask' | 'refuse';
  };
  clusters: Record<string, ClusterPolicy>;
  expiry: Partial<Record<Environment, ExpiryRule>>;
  /** Groups that approve for a team, by the team's entity reference. */
  approvers: Record<string, string[]>;
  timeoutDays: number;
  increase: IncreasePolicy;
}

/** When an increase passes without asking. */
export interface IncreasePolicy {
  /** Largest increase, in percent of what there is. */
  maxPercent: number;
  /** Least mean use of the quota over the window, in percent. */
  cpuPercent: number;
  memoryPercent: number;
  /** Least share of the storage quota that volumes claim. */
  storagePercent: number;
  windowDays: number;
}
