import { z } from 'zod';
import {
  Condition,
  conditionSchema,
  metadataSchema,
  OtherObject,
} from '../objects';
import { Reason } from '../reasons';
import { section, unreadable } from '../resourceRule';
import { Values, verdictOf } from '../runRule';
import { Check, Verdict } from '../verdict';
import {
  aboutCondition,
  isKnownCondition,
  Meaning,
  meaningOfPhase,
  meaningOfReason,
} from './generalWords';

/** Fields of a status in which a controller writes one word for all of it. */
const PHASE_FIELDS = ['phase', 'state', 'health', 'status'] as const;

/** A field of another form than expected is evidence of nothing; the rest of the status still is. */
const word = z.string().optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);

const conditionsSchema = z
  .array(conditionSchema.nullable().catch(null))
  .catch([])
  .default([])
  .transform(conditions => conditions.filter(condition => condition !== null));

/** What a policy of the Gateway API family is told by what it is attached to. */
const ancestorsSchema = z
  .array(z.object({ conditions: conditionsSchema }).nullable().catch(null))
  .catch([])
  .default([])
  .transform(ancestors => ancestors.filter(ancestor => ancestor !== null));

/** What is read of a kind without a rule of its own. */
export const generalSchema = z.object({
  metadata: metadataSchema,
  spec: section({
    suspend: flag,
    suspended: flag,
    paused: flag,
    replicas: number,
  }).catch({}),
  status: section({
    observedGeneration: number,
    conditions: conditionsSchema,
    phase: word,
    state: word,
    health: word,
    status: word,
    message: word,
    ancestors: ancestorsSchema,
    ready: flag,
    healthy: flag,
    readyReplicas: number,
    availableReplicas: number,
  }).catch({ conditions: [], ancestors: [] }),
});
type General = z.infer<typeof generalSchema>;

/** One thing that a status says. */
interface Finding {
  means: Meaning;
  /** Of the newest generation, as far as it says. */
  current: boolean;
  /** A condition, not a word or a flag that may be about something else. */
  strong: boolean;
  /** False without a reason: a failure, unless the controller says that it is at work. */
  bare: boolean;
  check: Check;
  quote: string;
}

/** A rollout that is complete keeps the condition `Progressing` true, as a Deployment does. */
const COMPLETE = ['NewReplicaSetAvailable', 'Complete', 'Completed'];

function meaningWhenFalse(type: string, reason?: string): Meaning {
  return (
    meaningOfReason(reason) ?? (isKnownCondition(type) ? 'failed' : 'working')
  );
}

function meaningOf(condition: Condition): Meaning | undefined {
  const { type, reason } = condition;
  const status = condition.status.toLowerCase();
  const about = aboutCondition(type);
  if (about === 'good' || about === 'part') {
    // "Complete" with reason "JobFailed" is a contradiction, and no proof
    const whenTrue = meaningOfReason(reason) === 'failed' ? 'part' : about;
    const whenFalse = meaningWhenFalse(type, reason);
    if (status === 'true') {
      return whenTrue;
    }
    return status === 'false' ? whenFalse : 'working';
  }
  if (about === undefined || COMPLETE.includes(reason ?? '')) {
    return undefined;
  }
  if (status === 'false') {
    const given = about === 'working' && meaningOfReason(reason) === 'failed';
    return given ? 'failed' : undefined;
  }
  return status === 'true' ? about : 'working';
}

/** Whether what speaks of a generation, or of none, speaks of the newest. */
function isNewest({ metadata, status }: General, own?: number): boolean {
  const generation = own ?? status.observedGeneration;
  return generation === undefined || generation >= metadata.generation;
}

const isWell = (means?: Meaning) => means === 'good' || means === 'part';

/** A policy that is accepted by what it is attached to is in force. */
const inForce = ({ type }: Condition, means?: Meaning) =>
  type === 'Accepted' && means === 'part' ? 'good' : means;

function conditionFindings(general: General): Finding[] {
  const { conditions, ancestors } = general.status;
  const attached = ancestors.flatMap(ancestor => ancestor.conditions);
  return [...conditions, ...attached].flatMap((condition, index) => {
    const { type, status: actual, reason, message } = condition;
    const said = meaningOf(condition);
    const means = index < conditions.length ? said : inForce(condition, said);
    const expected = isWell(aboutCondition(type)) ? 'True' : 'False';
    return means === undefined
      ? []
      : {
          means,
          current: isNewest(general, condition.observedGeneration),
          strong: true,
          bare: meaningOfReason(reason) === undefined,
          check: { name: type, expected, actual, passed: isWell(means) },
          quote: message || reason || '–',
        };
  });
}

/** What a status says in a field of its own, weaker than a condition. */
function weakFinding(
  general: General,
  name: string,
  actual: string | number | boolean,
  { means, expected }: { means: Meaning; expected: Check['expected'] },
): Finding {
  return {
    means,
    current: isNewest(general),
    strong: false,
    bare: false,
    check: { name, expected, actual, passed: isWell(means) },
    quote: general.status.message || `${name}: ${actual}`,
  };
}

/** A phase nobody has heard of is a part: it makes a good word beside it uncertain. */
function phaseFindings(general: General): Finding[] {
  return PHASE_FIELDS.flatMap(name => {
    const actual = general.status[name];
    const isPhase = name === 'phase' || name === 'state';
    const means =
      meaningOfPhase(actual ?? '') ?? (actual && isPhase ? 'part' : undefined);
    return actual === undefined || means === undefined
      ? []
      : weakFinding(general, name, actual, { means, expected: '–' });
  });
}

function flagFindings(general: General): Finding[] {
  const { ready, healthy } = general.status;
  const flagged = (name: string, actual: boolean | undefined, means: Meaning) =>
    actual === undefined
      ? []
      : [weakFinding(general, name, actual, { means, expected: true })];
  return [
    ...flagged('ready', ready, ready ? 'part' : 'working'),
    ...flagged('healthy', healthy, healthy ? 'good' : 'failed'),
  ];
}

/** Fewer replicas than asked for, where the kind counts them in the customary fields. */
function replicaFindings(general: General): Finding[] {
  const { readyReplicas, availableReplicas = readyReplicas } = general.status;
  const { replicas: expected } = general.spec;
  return availableReplicas === undefined ||
    expected === undefined ||
    availableReplicas >= expected
    ? []
    : [
        weakFinding(general, 'replicas', availableReplicas, {
          means: 'working',
          expected,
        }),
      ];
}

function suspension({ spec }: General): Check {
  const actual = Boolean(spec.suspend || spec.suspended || spec.paused);
  return { name: 'suspended', expected: false, actual, passed: !actual };
}

const REASON_OF: Record<Meaning, Reason> = {
  failed: 'ConditionFalse',
  suspended: 'SpecSuspended',
  working: 'Reconciling',
  good: 'Current',
  part: 'PartialEvidence',
};

/** Good by a condition, or by words and flags among which there is none that only says a part. */
function goodOf(findings: Finding[]): Finding | undefined {
  const good = findings.filter(({ means }) => means === 'good');
  const doubted = findings.some(
    ({ means, strong }) => means === 'part' && !strong,
  );
  return good.find(({ strong }) => strong) ?? (doubted ? undefined : good[0]);
}

/** Which finding decides: the worst of the newest generation, then whether there is one of an older, then the rest. */
function deciding(findings: Finding[]): Finding | 'stale' | undefined {
  const newest = findings.filter(({ current }) => current);
  const first = (means: Meaning) => newest.find(one => one.means === means);
  const busy = first('working');
  const failed = newest.find(
    one => one.means === 'failed' && !(one.bare && busy),
  );
  const stopped = failed ?? first('suspended');
  if (stopped) {
    return stopped;
  }
  return newest.length < findings.length
    ? 'stale'
    : busy ?? goodOf(newest) ?? first('part');
}

function generationCheck({ metadata, status }: General): Check[] {
  const { observedGeneration: actual } = status;
  const expected = metadata.generation;
  return actual === undefined
    ? []
    : [
        {
          name: 'observedGeneration',
          expected,
          actual,
          passed: actual >= expected,
        },
      ];
}

const evidence: Check = {
  name: 'evidence',
  expected: true,
  actual: false,
  passed: false,
};

function verdictFrom(
  decided: Finding,
  findings: Finding[],
  checks: Check[],
): Verdict {
  const { check, quote, means } = decided;
  const known = findings.map(({ check: { name, actual } }) =>
    name === 'status' ? actual : `${name} ${actual}`,
  );
  const values: Values = {
    condition: check.name,
    quote,
    known: known.slice(0, 8).join(', '),
  };
  return verdictOf(
    REASON_OF[means],
    values,
    means === 'part' ? [...checks, evidence] : checks,
  );
}

/**
 * Any kind without a rule of its own. Source: kstatus ("abnormal-true" conditions `Stalled` and `Reconciling`, then `Ready` and
 * `Available`) and the conditions and phases in common use. A failure counts when it speaks of the newest generation, even
 * while the status as a whole does not. Stricter than kstatus: who says nothing we know is unknown, not current.
 */
export function judgeByConditions(object: OtherObject): Verdict {
  const parsed = generalSchema.safeParse(object);
  if (!parsed.success) {
    return unreadable(parsed.error.issues[0].path.join('.'));
  }
  const general = parsed.data;
  const suspended = suspension(general);
  const findings = [
    ...conditionFindings(general),
    ...phaseFindings(general),
    ...flagFindings(general),
    ...replicaFindings(general),
  ];
  const generation = generationCheck(general);
  const checks = [...generation, ...findings.map(({ check }) => check)];
  if (!suspended.passed) {
    return verdictOf('SpecSuspended', {}, [suspended, ...checks]);
  }
  const decided = deciding(findings);
  if (decided === undefined) {
    const unobserved = generation.some(({ passed }) => !passed);
    return unobserved
      ? verdictOf('SpecNotObserved', {}, checks)
      : verdictOf('NoEvidence', {}, [...checks, evidence]);
  }
  return decided === 'stale'
    ? verdictOf('SpecNotObserved', {}, checks)
    : verdictFrom(decided, findings, checks);
}

/** The part of an object that `judgeByConditions` reads. */
export function projectGeneral(
  object: OtherObject,
): Pick<OtherObject, 'spec' | 'status'> | undefined {
  const parsed = generalSchema.safeParse(object).data;
  return parsed && { spec: parsed.spec, status: parsed.status };
}
