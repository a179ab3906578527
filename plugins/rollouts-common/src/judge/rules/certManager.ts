import { z } from 'zod';
import {
  conditionWords,
  failingWhenTrue,
  isTrue,
  mustBeTrue,
} from '../conditionChecks';
import { timeOf } from '../moments';
import { conditionOf } from '../conditionOf';
import { metadataSchema } from '../objects';
import {
  Conditioned,
  conditionedSchema,
  resourceRule,
  section,
  statusShape,
} from '../resourceRule';
import { CheckRule, equals } from '../runRule';

const group = 'cert-manager.io';

const certificateSchema = z.object({
  metadata: metadataSchema,
  status: section({ ...statusShape, notAfter: z.string().default('') }),
});
type Certificate = z.infer<typeof certificateSchema>;

const expired: CheckRule<Certificate> = {
  name: 'expired',
  compare: ({ status }, now) =>
    status.notAfter
      ? equals(false, Date.parse(status.notAfter) <= now.getTime())
      : undefined,
  otherwise: 'CertificateExpired',
};

const [notReady, observed, notYetReady] = mustBeTrue('Ready');

/**
 * cert-manager Certificate. Source: its API reference: `notAfter`, condition `Issuing` while a certificate is being
 * obtained, and `Ready`, which is false until the first one is there. Ours: an expired one fails whatever `Ready` says.
 */
export const certificateRule = resourceRule({
  group,
  kinds: ['Certificate'],
  schema: certificateSchema,
  rule: {
    checks: [
      expired,
      {
        ...notReady,
        compare: (certificate, now) =>
          isTrue(certificate, 'Issuing')
            ? undefined
            : notReady.compare(certificate, now),
      },
      {
        name: 'Issuing',
        compare: certificate => equals(false, isTrue(certificate, 'Issuing')),
        otherwise: 'Reconciling',
      },
      observed,
      notYetReady,
    ],
    done: () => 'Current',
    values: certificate => ({
      ...conditionWords(certificate, { bad: ['Issuing'], good: ['Ready'] }),
      notAfter: certificate.status.notAfter,
    }),
    recheckAt: ({ status }, now) => {
      const at = Date.parse(status.notAfter);
      return at > now.getTime() ? timeOf(at) : undefined;
    },
  },
});

/** cert-manager Issuer and ClusterIssuer. Source: its API reference, condition `Ready`. */
export const issuerRule = resourceRule({
  group,
  kinds: ['Issuer', 'ClusterIssuer'],
  schema: conditionedSchema,
  rule: {
    checks: mustBeTrue('Ready'),
    done: () => 'Current',
    values: issuer => conditionWords(issuer, { good: ['Ready'] }),
  },
});

/** Reasons with which `Ready` is false for a request that will come to nothing. */
const REFUSED = ['Failed', 'Denied'];

const refused = (request: Conditioned) =>
  REFUSED.includes(conditionOf(request, 'Ready')?.reason ?? '');

/**
 * cert-manager CertificateRequest. Source: its API reference: conditions `Denied` and `InvalidRequest`, and `Ready`, false
 * with reason `Failed` or `Denied` for good, with `Pending` for now.
 */
export const certificateRequestRule = resourceRule({
  group,
  kinds: ['CertificateRequest'],
  schema: conditionedSchema,
  rule: {
    checks: [
      ...failingWhenTrue('Denied', 'InvalidRequest'),
      {
        name: 'Ready',
        compare: request =>
          refused(request) ? equals('True', 'False') : undefined,
        otherwise: 'ConditionFalse',
      },
      {
        name: 'Ready',
        compare: request =>
          refused(request) ? undefined : equals(true, isTrue(request, 'Ready')),
        otherwise: 'Reconciling',
      },
    ],
    done: () => 'Current',
    values: request =>
      conditionWords(request, {
        bad: ['Denied', 'InvalidRequest'],
        good: ['Ready'],
      }),
  },
});
