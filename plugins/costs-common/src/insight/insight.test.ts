import fc from 'fast-check';
import { efficiency } from './efficiency';
import { evaluateBudget } from './evaluateBudget';
import { forecast } from './forecast';
import { recommendRequests } from './recommendRequests';
import { requestsDiff } from './requestsDiff';

const MIB = 2 ** 20;

describe('forecast', () => {
  it('is given from three days of data on', () => {
    const month = { actualMicros: 3_000_000, daysInMonth: 30 };
    expect(forecast({ ...month, daysObserved: 2.9 })).toBeUndefined();
    expect(forecast({ ...month, daysObserved: 3 })).toBe(30_000_000);
  });
});

describe('efficiency', () => {
  it('is between nothing and all, and waste is never negative', () => {
    const amount = fc.double({ min: 0, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(fc.nat(), amount, amount, (costMicros, charged, used) => {
        const { ratio = 0, wasteMicros = 0 } = efficiency({
          costMicros,
          charged,
          used,
        });
        expect(ratio).toBeGreaterThanOrEqual(0);
        expect(ratio).toBeLessThanOrEqual(1);
        expect(wasteMicros).toBeGreaterThanOrEqual(0);
        expect(wasteMicros).toBeLessThanOrEqual(costMicros);
      }),
    );
  });

  it('is not known without usage', () => {
    expect(efficiency({ costMicros: 1, charged: 1, used: undefined })).toEqual({
      ratio: undefined,
      wasteMicros: undefined,
    });
  });
});

describe('evaluateBudget', () => {
  it.each([
    [49, undefined, 'ok', []],
    [50, undefined, 'ok', ['actual 50']],
    [30, 81, 'warning', ['forecast 50', 'forecast 80']],
    [
      100,
      120,
      'exceeded',
      [
        'actual 50',
        'actual 80',
        'actual 100',
        'forecast 50',
        'forecast 80',
        'forecast 100',
      ],
    ],
  ])(
    'at %p spent and %p expected of 100 is %s',
    (actualMicros, forecastMicros, state, reached) => {
      const standing = evaluateBudget({
        amountMicros: 100,
        actualMicros,
        forecastMicros,
      });
      expect(standing.state).toBe(state);
      expect(
        standing.reached.map(({ basis, percent }) => `${basis} ${percent}`),
      ).toEqual(reached);
    },
  );
});

describe('recommendRequests', () => {
  const container = {
    name: 'web',
    requestCpuMillicores: 1000,
    requestMemoryBytes: 512 * MIB,
  };

  it('is peak and headroom, rounded up', () => {
    expect(
      recommendRequests({
        ...container,
        peakCpuMillicores: 101,
        peakMemoryBytes: 100 * MIB,
      }),
    ).toEqual({ name: 'web', cpuMillicores: 125, memoryBytes: 136 * MIB });
  });

  it('asks for more where the peak is above the request', () => {
    expect(
      recommendRequests({ ...container, peakCpuMillicores: 2000 }),
    ).toMatchObject({ cpuMillicores: 2400 });
  });

  it('says nothing where it fits, or nothing was observed', () => {
    expect(recommendRequests(container)).toBeUndefined();
    expect(
      recommendRequests({ ...container, peakCpuMillicores: 800 }),
    ).toBeUndefined();
  });
});

describe('requestsDiff', () => {
  it('shows what changes on the way to the container', () => {
    const diff = requestsDiff({
      kind: 'Deployment',
      namespace: 'a',
      name: 'web',
      containers: [
        {
          observed: {
            name: 'web',
            requestCpuMillicores: 1000,
            requestMemoryBytes: 512 * MIB,
          },
          wanted: { name: 'web', cpuMillicores: 125 },
        },
      ],
    });
    expect(diff).toBe(`--- a/a/deployment-web.yaml
+++ b/a/deployment-web.yaml
@@ -1,10 +1,10 @@
 kind: Deployment
 spec:
   template:
     spec:
       containers:
         - name: web
           resources:
             requests:
-              cpu: 1
+              cpu: 125m
               memory: 512Mi
`);
  });
});
