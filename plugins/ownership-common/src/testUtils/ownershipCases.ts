import { Entity } from '@backstage/catalog-model';

/** One workload, everything that bears on whose it is, and the right answer. */
export interface OwnershipCase {
  name: string;
  cluster: string;
  namespace: string;
  /** What the namespace's annotation says; absent: it has none. */
  namespaceOwner?: string;
  labels: Record<string, string>;
  entities: Entity[];
  expected: {
    /** Whose it is, for who reads. */
    ownerRef?: string;
    componentRef?: string;
    /** Who else claims it, where nothing decides. */
    contenders: string[];
    /** Whose it is for logs and actions: the namespace's word alone. */
    actingOwnerRef?: string;
  };
}

const FORMS = 'group:default/forms';
const MAPS = 'group:default/maps';
const WEB = { 'backstage.io/kubernetes-id': 'web' };

/** A component of `owner` with annotations under `backstage.io/kubernetes-`. */
function component(
  name: string,
  owner: string,
  annotations: Record<string, string> = { id: 'web' },
  kind = 'Component',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [
          `backstage.io/kubernetes-${key}`,
          value,
        ]),
      ),
    },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

const bySelector = (selector: string, name = 'web', owner = FORMS) =>
  component(name, owner, { 'label-selector': selector });

const ref = (name: string) => `component:default/${name}`;
const copies = Array.from({ length: 12 }, (_, n) => `copy-${10 + n}`);
const real = component('web', FORMS);
const inForms = {
  cluster: 'oslo',
  namespace: 'forms-prod',
  namespaceOwner: FORMS,
  labels: WEB,
};
const unowned = { cluster: 'oslo', namespace: 'legacy', labels: WEB };
const ownedByForms = { ownerRef: FORMS, actingOwnerRef: FORMS, contenders: [] };
const itsOwn = { ...ownedByForms, componentRef: ref('web') };
const nobodys = { contenders: [] };
const onlyShown = {
  ownerRef: FORMS,
  componentRef: ref('web'),
  contenders: [],
};

function selected(
  name: string,
  selector: string,
  labels: Record<string, string>,
  isSelected: boolean,
): OwnershipCase {
  return {
    ...inForms,
    name,
    labels,
    entities: [bySelector(selector)],
    expected: isSelected ? itsOwn : ownedByForms,
  };
}

const namespaces: OwnershipCase[] = [
  {
    ...inForms,
    name: 'a component of the owner of the namespace',
    entities: [real],
    expected: itsOwn,
  },
  {
    ...inForms,
    name: 'no component',
    entities: [],
    expected: ownedByForms,
  },
  {
    ...inForms,
    name: "another team's component over the label",
    entities: [component('aaa-thief', MAPS)],
    expected: ownedByForms,
  },
  {
    ...inForms,
    name: "another team's component beside the right one",
    entities: [component('aaa-thief', MAPS), real],
    expected: itsOwn,
  },
  {
    ...inForms,
    name: 'an owner of the namespace written as people write it',
    namespaceOwner: 'Forms',
    entities: [real],
    expected: itsOwn,
  },
  {
    ...unowned,
    name: 'a namespace that names no owner, one component',
    entities: [real],
    expected: onlyShown,
  },
  {
    ...unowned,
    name: 'a namespace that names no owner, no component',
    entities: [],
    expected: nobodys,
  },
  {
    ...unowned,
    name: 'a namespace whose owner cannot be read',
    namespaceOwner: ':/:',
    entities: [],
    expected: nobodys,
  },
  {
    ...unowned,
    name: 'a pod of kube-system',
    namespace: 'kube-system',
    entities: [component('aaa-thief', MAPS)],
    expected: nobodys,
  },
  {
    ...unowned,
    name: 'a pod of a namespace of the platform, by its selector',
    namespace: 'longhorn-system',
    entities: [bySelector('backstage.io/kubernetes-id', 'aaa-thief', MAPS)],
    expected: nobodys,
  },
  {
    ...inForms,
    name: 'a pod of kube-system, which names an owner',
    namespace: 'kube-system',
    entities: [component('aaa-thief', MAPS)],
    expected: ownedByForms,
  },
];

const rivals: OwnershipCase[] = [
  {
    ...unowned,
    name: 'two components of two teams where no owner is named',
    entities: [component('aaa-thief', MAPS), real],
    expected: { contenders: [ref('aaa-thief'), ref('web')] },
  },
  {
    ...unowned,
    name: 'two components of one team where no owner is named',
    entities: [component('aaa-thief', FORMS), real],
    expected: { contenders: [ref('aaa-thief'), ref('web')] },
  },
  {
    ...inForms,
    name: 'two components of the owner of the namespace',
    entities: [component('aaa-thief', FORMS), real],
    expected: { ...ownedByForms, contenders: [ref('aaa-thief'), ref('web')] },
  },
  {
    ...inForms,
    name: 'twelve copies with the owner of the namespace',
    entities: [real, ...copies.map(name => component(name, FORMS))],
    expected: {
      ...ownedByForms,
      contenders: [...copies.map(ref), ref('web')],
    },
  },
  {
    ...inForms,
    name: 'a copy by selector, another by namespace alone',
    entities: [
      component('web', FORMS, { namespace: 'forms-prod' }),
      bySelector('backstage.io/kubernetes-id in (web)', 'copy'),
    ],
    expected: { ...ownedByForms, contenders: [ref('copy'), ref('web')] },
  },
  {
    ...inForms,
    name: 'a catalog entity of the namespace itself beside the component',
    entities: [
      real,
      component('web', FORMS, { namespace: 'forms-prod' }, 'Resource'),
    ],
    expected: itsOwn,
  },
];

const places: OwnershipCase[] = [
  {
    ...inForms,
    name: 'a component of another namespace',
    entities: [component('web', FORMS, { id: 'web', namespace: 'forms-dev' })],
    expected: ownedByForms,
  },
  {
    ...inForms,
    name: 'a component of another cluster',
    entities: [component('web', FORMS, { id: 'web', cluster: 'bergen' })],
    expected: ownedByForms,
  },
  {
    ...inForms,
    name: 'a component of this namespace and cluster',
    entities: [
      component('web', FORMS, {
        id: 'web',
        namespace: 'forms-prod',
        cluster: 'oslo',
      }),
    ],
    expected: itsOwn,
  },
  {
    ...inForms,
    name: 'a label that every object of the language has',
    labels: {},
    entities: [bySelector('constructor')],
    expected: ownedByForms,
  },
];

const web = { app: 'web', tier: 'front' };
const selectors: OwnershipCase[] = [
  selected('app in (web, worker)', 'app in (web, worker)', web, true),
  selected('app in (api, worker)', 'app in (api, worker)', web, false),
  selected('app notin (web)', 'app notin (web), tier', web, false),
  selected('app notin (api)', 'tier=front,app notin (api,b)', web, true),
  selected('a label that is there', 'app', web, true),
  selected('a label that is not there', 'release', web, false),
  selected('!release', 'app, !release', web, true),
  selected('!app', 'tier, !app', web, false),
  selected('app==web,tier!=back', 'app==web,tier!=back', web, true),
  selected('a selector that is cut off', 'app in (web', web, false),
  selected('a selector of 12,000 characters', 'a,'.repeat(6_000), web, false),
];

/** Cases that every family must answer alike; tests only. */
export const OWNERSHIP_CASES: OwnershipCase[] = [
  ...namespaces,
  ...rivals,
  ...places,
  ...selectors,
];
