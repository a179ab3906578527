import { z } from 'zod';
import { backendChecks } from '../backendChecks';
import { Backend } from '../backends';
import { timeOf } from '../moments';
import { NetworkAround } from '../network';
import { metadataSchema, OtherObject } from '../objects';
import { resourceRule, section } from '../resourceRule';
import { CheckRule, equals, KindRule } from '../runRule';
import {
  conditionChecks,
  conditionListSchema,
  Hearing,
  mustHear,
} from './gatewayConditions';
import {
  nameOfParent,
  ParentRef,
  parentRefSchema,
  referenceShape,
} from './parentRef';

const group = 'gateway.networking.k8s.io';

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
          conditions: conditionListSchema,
        }),
      )
      .default([]),
  }),
});
type Route = z.infer<typeof routeSchema>;

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
      own.map(condition => ({ speaker: nameOfParent(parentRef), condition })),
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
    return ref ? nameOfParent(ref) : '–';
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
        ? timeOf(overdueAt(route))
        : undefined,
  };
}

/**
 * The routes of Gateway API. Source: its API specification: what each parent says (`Accepted`, `ResolvedRefs`), for the generation
 * it names. Ours: a parent that has said nothing for five minutes, or a backend that is not there, makes a route unreachable.
 */
export const routeRule = resourceRule({
  group,
  kinds: ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'],
  schema: routeSchema,
  rule: routeRuleIn,
});
