import { z } from 'zod';
import { backendChecks } from '../backendChecks';
import { Backend } from '../backends';
import { instantOf } from '../instantOf';
import { NetworkAround } from '../network';
import { conditionSchema, metadataSchema, OtherObject } from '../objects';
import { resourceRule, section, statusShape } from '../resourceRule';
import { CheckRule, equals, KindRule, Values } from '../runRule';
import { meaningOfReason } from './generalWords';

const group = 'gateway.networking.k8s.io';

const conditions = z.array(conditionSchema).default([]);

/** Conditions together with who says so: the object itself, a listener, a parent. */
interface Spoken {
  speaker: string;
  condition: z.infer<typeof conditionSchema>;
}

type Metadata = z.infer<typeof metadataSchema>;

const isNewest = ({ generation }: Metadata, { condition }: Spoken) =>
  (condition.observedGeneration ?? generation) >= generation;

/** Conditions that are true when all is well. */
const WELL = ['Accepted', 'Programmed', 'ResolvedRefs', 'Ready'];
/** Conditions that are true when something is wrong. */
const WRONG = ['Conflicted', 'PartiallyInvalid', 'OverlappingTLSConfig'];
/** Reasons with which a condition is false only for now. */
const PASSING = ['Pending', 'Waiting', 'NotReconciled', 'AddressNotAssigned'];

function meaningOf({ condition }: Spoken): 'failed' | 'working' | 'well' {
  const { type, status, reason = '' } = condition;
  if (WRONG.includes(type)) {
    return status === 'True' ? 'failed' : 'well';
  }
  if (!WELL.includes(type) || status === 'True') {
    return 'well';
  }
  const isPassing =
    PASSING.includes(reason) || meaningOfReason(reason) === 'working';
  return status === 'False' && !isPassing ? 'failed' : 'working';
}

/** A condition that is not as it should be, as a check. */
const asSaid = ({ condition: { type, status } }: Spoken) => ({
  expected: WRONG.includes(type) ? 'False' : 'True',
  actual: status,
  passed: false,
});

/** What conditions say of an object, and where they come from. */
interface Hearing<T> {
  hear(object: T): Spoken[];
}

const words = ({ speaker, condition }: Spoken): Values => ({
  condition: speaker ? `${condition.type} (${speaker})` : condition.type,
  quote: condition.message || condition.reason || '–',
});

function conditionChecks<T extends { metadata: Metadata }>({
  hear,
}: Hearing<T>) {
  const first = (object: T, meaning: 'failed' | 'working') =>
    hear(object).find(
      one => isNewest(object.metadata, one) && meaningOf(one) === meaning,
    );
  const failing: CheckRule<T> = {
    name: 'conditions',
    compare: object => {
      const found = first(object, 'failed');
      return found && asSaid(found);
    },
    otherwise: 'ConditionFalse',
  };
  const observed: CheckRule<T> = {
    name: 'observedGeneration',
    compare: object => {
      const stale = hear(object).find(one => !isNewest(object.metadata, one));
      return stale
        ? equals(
            object.metadata.generation,
            stale.condition.observedGeneration ?? 0,
          )
        : undefined;
    },
    otherwise: 'SpecNotObserved',
  };
  const working: CheckRule<T> = {
    name: 'conditions',
    compare: object => {
      const found = first(object, 'working');
      return found && asSaid(found);
    },
    otherwise: 'Reconciling',
  };
  const valuesOf = (object: T): Values => {
    const found = first(object, 'failed') ?? first(object, 'working');
    return found ? words(found) : {};
  };
  return { failing, observed, working, valuesOf };
}

/** Nothing is well as long as this has not been said to be. */
const mustHear = <T>({ hear }: Hearing<T>, types: string[]): CheckRule<T>[] =>
  types.map(type => ({
    name: type,
    compare: object =>
      equals(
        true,
        hear(object).some(
          ({ condition }) =>
            condition.type === type && condition.status === 'True',
        ),
      ),
    otherwise: 'Reconciling',
  }));

const classSchema = z.object({
  metadata: metadataSchema,
  status: section(statusShape),
});
type GatewayClass = z.infer<typeof classSchema>;

const ofItself: Hearing<GatewayClass> = {
  hear: ({ status }) =>
    status.conditions.map(condition => ({ speaker: '', condition })),
};

const classChecks = conditionChecks(ofItself);

const gatewayClassRule = resourceRule({
  group,
  kinds: ['GatewayClass'],
  schema: classSchema,
  rule: {
    checks: [
      classChecks.failing,
      classChecks.observed,
      classChecks.working,
      ...mustHear(ofItself, ['Accepted']),
    ],
    done: () => 'Current',
    values: object => ({ quote: '–', ...classChecks.valuesOf(object) }),
  },
});

const gatewaySchema = z.object({
  metadata: metadataSchema,
  status: section({
    ...statusShape,
    listeners: z
      .array(z.object({ name: z.string().default(''), conditions }))
      .default([]),
  }),
});
type Gateway = z.infer<typeof gatewaySchema>;

const ofGateway: Hearing<Gateway> = {
  hear: ({ status }) => [
    ...status.conditions.map(condition => ({ speaker: '', condition })),
    ...status.listeners.flatMap(({ name, conditions: own }) =>
      own.map(condition => ({ speaker: name, condition })),
    ),
  ],
};

const gatewayChecks = conditionChecks(ofGateway);

const gatewayRule = resourceRule({
  group,
  kinds: ['Gateway', 'ListenerSet'],
  schema: gatewaySchema,
  rule: {
    checks: [
      gatewayChecks.failing,
      gatewayChecks.observed,
      gatewayChecks.working,
      ...mustHear(ofGateway, ['Accepted', 'Programmed']),
    ],
    done: () => 'Current',
    values: object => ({ quote: '–', ...gatewayChecks.valuesOf(object) }),
  },
});

const referenceShape = {
  group: z.string().optional(),
  kind: z.string().optional(),
  namespace: z.string().optional(),
  name: z.string().default(''),
};

const parentRefSchema = z.object({
  ...referenceShape,
  sectionName: z.string().optional(),
  port: z.number().optional(),
});
type ParentRef = z.infer<typeof parentRefSchema>;

const routeSchema = z.object({
  metadata: metadataSchema,
  spec: section({
    parentRefs: z.array(parentRefSchema).default([]),
    rules: z
      .array(
        z.object({
          backendRefs: z
            .array(
              z.object({
                ...referenceShape,
                port: z.number().optional(),
                weight: z.number().optional(),
              }),
            )
            .default([]),
        }),
      )
      .default([]),
  }),
  status: section({
    parents: z
      .array(
        z.object({
          parentRef: parentRefSchema.default({ name: '' }),
          conditions,
        }),
      )
      .default([]),
  }),
});
type Route = z.infer<typeof routeSchema>;

const nameOf = ({ kind = 'Gateway', name, sectionName }: ParentRef) =>
  `${kind} ${sectionName ? `${name}/${sectionName}` : name}`;

const keyOf = ({ metadata }: Route, ref: ParentRef) =>
  [
    ref.group ?? group,
    ref.kind ?? 'Gateway',
    ref.namespace ?? metadata.namespace,
    ref.name,
    ref.sectionName ?? '',
    ref.port ?? '',
  ].join('/');

/** What a parent said that the route no longer names counts for nothing. */
function answers(route: Route): Route['status']['parents'] {
  const named = new Set(route.spec.parentRefs.map(ref => keyOf(route, ref)));
  return route.status.parents.filter(({ parentRef }) =>
    named.has(keyOf(route, parentRef)),
  );
}

const ofParents: Hearing<Route> = {
  hear: route =>
    answers(route).flatMap(({ parentRef, conditions: own }) =>
      own.map(condition => ({ speaker: nameOf(parentRef), condition })),
    ),
};

const routeChecks = conditionChecks(ofParents);

/** How long a parent may say nothing of a route before that is a failure. */
const PATIENCE_MS = 5 * 60_000;

/** The first parent that says nothing of the route. */
function silentParent(route: Route): ParentRef | undefined {
  const said = new Set(
    answers(route)
      .filter(({ conditions: own }) => own.length > 0)
      .map(({ parentRef }) => keyOf(route, parentRef)),
  );
  return route.spec.parentRefs.find(ref => !said.has(keyOf(route, ref)));
}

const overdueAt = ({ metadata }: Route) =>
  Date.parse(metadata.creationTimestamp ?? '') + PATIENCE_MS;

function missingParent(
  route: Route,
  { gateways }: NetworkAround,
): ParentRef | undefined {
  return route.spec.parentRefs.find(ref => {
    const { namespace = route.metadata.namespace, name } = ref;
    const isGateway = (ref.kind ?? 'Gateway') === 'Gateway';
    return (
      isGateway &&
      gateways.state(namespace) === 'read' &&
      gateways.find(namespace, name) === undefined
    );
  });
}

function routeBackends({ metadata, spec }: Route): Backend[] {
  return spec.rules
    .flatMap(({ backendRefs }) => backendRefs)
    .filter(
      ({ kind = 'Service', group: of = '', weight = 1 }) =>
        kind === 'Service' && of === '' && weight > 0,
    )
    .map(({ namespace = metadata.namespace, name, port }) => ({
      namespace,
      name,
      port,
    }));
}

/** The Services a route sends traffic to; none where it cannot be read. */
export function readRouteBackends(object: OtherObject): Backend[] {
  const route = routeSchema.safeParse(object).data;
  return route ? routeBackends(route) : [];
}

/** The Gateways a route is attached to, as `namespace/name`. */
export function readRouteGateways(object: OtherObject): string[] {
  const route = routeSchema.safeParse(object).data;
  return (route?.spec.parentRefs ?? [])
    .filter(({ kind = 'Gateway' }) => kind === 'Gateway')
    .map(
      ({ namespace = object.metadata.namespace, name }) =>
        `${namespace}/${name}`,
    );
}

function parentChecks(network: NetworkAround) {
  const missing: CheckRule<Route> = {
    name: 'parent',
    compare: route =>
      missingParent(route, network) ? equals(true, false) : undefined,
    otherwise: 'ParentMissing',
  };
  const unanswered: CheckRule<Route> = {
    name: 'parent',
    compare: (route, now) =>
      silentParent(route) && overdueAt(route) <= now.getTime()
        ? equals('answered', 'silent')
        : undefined,
    otherwise: 'ParentUnanswered',
  };
  const silent: CheckRule<Route> = {
    name: 'parent',
    compare: route =>
      silentParent(route) ? equals('answered', 'silent') : undefined,
    otherwise: 'ParentSilent',
  };
  const attached: CheckRule<Route> = {
    name: 'parents',
    compare: ({ spec }) => equals(true, spec.parentRefs.length > 0),
    otherwise: 'NoEvidence',
  };
  return { missing, unanswered, silent, attached };
}

function routeRuleIn(network: NetworkAround): KindRule<Route> {
  const backends = backendChecks(network, routeBackends);
  const { missing, unanswered, silent, attached } = parentChecks(network);
  const parentOf = (route: Route) => {
    const ref = missingParent(route, network) ?? silentParent(route);
    return ref ? nameOf(ref) : '–';
  };
  return {
    checks: [
      attached,
      missing,
      ...backends.failing,
      routeChecks.failing,
      unanswered,
      routeChecks.observed,
      silent,
      ...backends.pending,
      routeChecks.working,
      ...mustHear(ofParents, ['Accepted']),
      ...backends.last,
    ],
    done: () => 'Current',
    values: route => ({
      quote: '–',
      ...routeChecks.valuesOf(route),
      ...backends.valuesOf(route),
      parent: parentOf(route),
    }),
    recheckAt: (route, now) =>
      silentParent(route) && overdueAt(route) > now.getTime()
        ? instantOf(overdueAt(route))
        : undefined,
  };
}

const routeRule = resourceRule({
  group,
  kinds: ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'],
  schema: routeSchema,
  rule: routeRuleIn,
});

const policySchema = z.object({
  metadata: metadataSchema,
  status: section({
    ancestors: z
      .array(
        z.object({
          ancestorRef: parentRefSchema.default({ name: '' }),
          conditions,
        }),
      )
      .default([]),
  }),
});
type Policy = z.infer<typeof policySchema>;

const ofAncestors: Hearing<Policy> = {
  hear: ({ status }) =>
    status.ancestors.flatMap(({ ancestorRef, conditions: own }) =>
      own.map(condition => ({ speaker: nameOf(ancestorRef), condition })),
    ),
};

const policyChecks = conditionChecks(ofAncestors);

const policyRule = resourceRule({
  group,
  kinds: ['BackendTLSPolicy'],
  schema: policySchema,
  rule: {
    checks: [
      policyChecks.failing,
      policyChecks.observed,
      policyChecks.working,
      ...mustHear(ofAncestors, ['Accepted']),
    ],
    done: () => 'Current',
    values: object => ({ quote: '–', ...policyChecks.valuesOf(object) }),
  },
});

/**
 * Gateway API. Source: its API specification: GatewayClass `Accepted`; Gateway and its listeners `Accepted`, `Programmed`,
 * `ResolvedRefs`, `Conflicted`; routes by what each parent says (`Accepted`, `ResolvedRefs`), each condition for the generation
 * it names. Ours: a parent that has said nothing for five minutes, or a backend that is not there, makes a route unreachable.
 */
export const gatewayRules = [
  gatewayClassRule,
  gatewayRule,
  routeRule,
  policyRule,
];
