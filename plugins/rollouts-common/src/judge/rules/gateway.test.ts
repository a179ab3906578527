import {
  condition,
  judgeObject,
  KindCases,
} from '../__testUtils__/judgeObject';

const group = 'gateway.networking.k8s.io/v1';
const of = (generation: number, one: object) => ({
  ...one,
  observedGeneration: generation,
});
const conditions = (...list: object[]) => ({ status: { conditions: list } });
const accepted = condition('Accepted');
const programmed = condition('Programmed');

const kinds: KindCases[] = [];

kinds.push([
  group,
  'GatewayClass',
  [
    ['new', {}, 'Progressing', 'Reconciling'],
    [
      'waiting for a controller',
      conditions(condition('Accepted', 'Unknown', 'Waiting')),
      'Progressing',
      'Reconciling',
    ],
    ['accepted', conditions(accepted), 'Healthy', 'Current'],
    [
      'with parameters it cannot use',
      conditions(
        condition('Accepted', 'False', 'InvalidParameters', 'no such map'),
      ),
      'Degraded',
      'ConditionFalse',
    ],
    [
      'accepted as it was before',
      conditions(of(1, accepted)),
      'Progressing',
      'SpecNotObserved',
    ],
  ],
]);

const listener = (...list: object[]) => ({
  status: {
    conditions: [accepted, programmed],
    listeners: [{ name: 'https', conditions: list }],
  },
});

for (const kind of ['Gateway', 'ListenerSet']) {
  kinds.push([
    group,
    kind,
    [
      ['new', {}, 'Progressing', 'Reconciling'],
      ['accepted only', conditions(accepted), 'Progressing', 'Reconciling'],
      [
        'programmed',
        listener(
          accepted,
          programmed,
          condition('ResolvedRefs'),
          condition('Conflicted', 'False'),
        ),
        'Healthy',
        'Current',
      ],
      [
        'waiting for an address',
        conditions(
          accepted,
          condition('Programmed', 'False', 'AddressNotAssigned'),
        ),
        'Progressing',
        'Reconciling',
      ],
      [
        'refused',
        conditions(condition('Accepted', 'False', 'ListenersNotValid')),
        'Degraded',
        'ConditionFalse',
      ],
      [
        'with a listener whose certificate is missing',
        listener(condition('ResolvedRefs', 'False', 'InvalidCertificateRef')),
        'Degraded',
        'ConditionFalse',
      ],
      [
        'with a listener in conflict',
        listener(condition('Conflicted', 'True', 'HostnameConflict')),
        'Degraded',
        'ConditionFalse',
      ],
      [
        'failing on the newest generation',
        conditions(
          of(1, accepted),
          of(2, condition('Programmed', 'False', 'Invalid')),
        ),
        'Degraded',
        'ConditionFalse',
      ],
    ],
  ]);
}

const parent = (...list: object[]) => ({
  parentRef: { name: 'web' },
  conditions: list,
});
const route = (parents: object[], metadata: Record<string, unknown> = {}) => ({
  metadata,
  spec: { parentRefs: [{ name: 'web' }] },
  status: { parents },
});
const resolved = condition('ResolvedRefs');

for (const kind of [
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
  'UDPRoute',
]) {
  kinds.push([
    group,
    kind,
    [
      ['that names no parent', {}, 'Unknown', 'NoEvidence'],
      ['that no parent has answered', route([]), 'Progressing', 'ParentSilent'],
      [
        'that no parent has answered for long',
        route([], { creationTimestamp: '2026-11-21T11:00:00Z' }),
        'Degraded',
        'ParentUnanswered',
      ],
      [
        'that its parent takes',
        route([parent(accepted, resolved)]),
        'Healthy',
        'Current',
      ],
      [
        'that its parent took as it was before',
        route([parent(of(1, accepted), of(1, resolved))]),
        'Progressing',
        'SpecNotObserved',
      ],
      [
        'that no listener lets in',
        route([
          parent(condition('Accepted', 'False', 'NotAllowedByListeners')),
        ]),
        'Degraded',
        'ConditionFalse',
      ],
      [
        'whose backend is not there',
        route([
          parent(
            accepted,
            condition('ResolvedRefs', 'False', 'BackendNotFound'),
          ),
        ]),
        'Degraded',
        'ConditionFalse',
      ],
      [
        'refused as it was before',
        route([
          parent(of(1, condition('Accepted', 'False', 'NoMatchingParent'))),
        ]),
        'Progressing',
        'SpecNotObserved',
      ],
      [
        'of which only a part is used',
        route([parent(accepted, condition('PartiallyInvalid'))]),
        'Degraded',
        'ConditionFalse',
      ],
      [
        'that one of two parents takes',
        {
          spec: {
            parentRefs: [
              { name: 'web' },
              { name: 'internal', sectionName: 'https' },
            ],
          },
          status: { parents: [parent(accepted)] },
        },
        'Progressing',
        'ParentSilent',
      ],
    ],
  ]);
}

kinds.push([
  group,
  'BackendTLSPolicy',
  [
    ['new', {}, 'Progressing', 'Reconciling'],
    [
      'accepted',
      {
        status: {
          ancestors: [{ ancestorRef: { name: 'web' }, conditions: [accepted] }],
        },
      },
      'Healthy',
      'Current',
    ],
    [
      'refused',
      {
        status: {
          ancestors: [
            {
              ancestorRef: { name: 'web' },
              conditions: [condition('Accepted', 'False', 'Conflicted')],
            },
          ],
        },
      },
      'Degraded',
      'ConditionFalse',
    ],
  ],
]);

describe.each(kinds)('%s %s', (apiVersion, kind, cases) => {
  it.each(cases)('%s', (_name, fields, status, reason) => {
    const verdict = judgeObject({ apiVersion, kind, ...fields });
    expect(verdict).toMatchObject({ status, reason });
    expect(verdict.message).not.toMatch(/[{}]|undefined/);
    expect(verdict.checks.length).toBeGreaterThan(0);
  });
});

it('does not hear a parent that the route no longer names', () => {
  const left = {
    parentRef: { name: 'old' },
    conditions: [condition('Accepted', 'False', 'NoMatchingParent')],
  };
  const fields = route([left, parent(accepted, resolved)]);
  expect(
    judgeObject({ apiVersion: group, kind: 'HTTPRoute', ...fields }).status,
  ).toBe('Healthy');
});

it('waits while a gateway says that it is at work', () => {
  const working = condition('Programmed', 'False', 'ProgrammingInProgress');
  const gateway = { apiVersion: group, kind: 'Gateway' };
  expect(
    judgeObject({ ...gateway, ...conditions(accepted, working) }),
  ).toMatchObject({ status: 'Progressing', reason: 'Reconciling' });
});

it('says which listener, and which parent, is in trouble', () => {
  const said = (kind: string, fields: object) =>
    judgeObject({ apiVersion: group, kind, ...fields }).message;
  expect(
    said(
      'Gateway',
      listener(
        condition(
          'ResolvedRefs',
          'False',
          'InvalidCertificateRef',
          'no secret tls',
        ),
      ),
    ),
  ).toBe('Condition ResolvedRefs (https) reports trouble: no secret tls');
  expect(
    said(
      'HTTPRoute',
      route([
        parent(
          condition(
            'Accepted',
            'False',
            'NoMatchingListenerHostname',
            'no listener for maps.example',
          ),
        ),
      ]),
    ),
  ).toBe(
    'Condition Accepted (Gateway web) reports trouble: no listener for maps.example',
  );
});

it('looks again when a silent parent has had its time', () => {
  const fields = route([], { creationTimestamp: '2026-11-21T11:58:00Z' });
  expect(
    judgeObject({ apiVersion: group, kind: 'HTTPRoute', ...fields }),
  ).toMatchObject({
    reason: 'ParentSilent',
    message: 'Gateway web has not said yet whether it takes the route.',
    recheckAt: '2026-11-21T12:03:00.000Z',
  });
});
