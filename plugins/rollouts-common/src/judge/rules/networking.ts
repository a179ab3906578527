import { z } from 'zod';
import { metadataSchema } from '../objects';
import { resourceRule, section } from '../resourceRule';
import { CheckRule, equals } from '../runRule';

const statusSchema = section({
  loadBalancer: z
    .object({
      ingress: z
        .array(
          z.object({
            ip: z.string().default(''),
            hostname: z.string().default(''),
          }),
        )
        .default([]),
    })
    .default({ ingress: [] }),
});
type Addressed = { status: z.infer<typeof statusSchema> };

const hasAddress = ({ status }: Addressed) =>
  status.loadBalancer.ingress.some(({ ip, hostname }) => ip || hostname);

const address: CheckRule<Addressed> = {
  name: 'address',
  compare: object => equals(true, hasAddress(object)),
  otherwise: 'AddressPending',
};

const addressesOf = ({ status }: Addressed) => ({
  address: status.loadBalancer.ingress
    .map(({ ip, hostname }) => hostname || ip)
    .join(', '),
});

const serviceSchema = z.object({
  metadata: metadataSchema,
  spec: section({ type: z.string().default('ClusterIP') }),
  status: statusSchema,
});

/** Service. Source: the Service API reference, `status.loadBalancer.ingress`; other types than `LoadBalancer` wait for nothing. */
export const serviceRule = resourceRule({
  group: '',
  kinds: ['Service'],
  schema: serviceSchema,
  rule: {
    checks: [
      {
        ...address,
        compare: (service, now) =>
          service.spec.type === 'LoadBalancer'
            ? address.compare(service, now)
            : equals(service.spec.type, service.spec.type),
      },
    ],
    done: () => 'Current',
    values: addressesOf,
  },
});

const ingressSchema = z.object({
  metadata: metadataSchema,
  status: statusSchema,
});

/** Ingress. Source: the Ingress API reference, `status.loadBalancer.ingress`, which the controller fills once it serves it. */
export const ingressRule = resourceRule({
  group: 'networking.k8s.io',
  kinds: ['Ingress'],
  schema: ingressSchema,
  rule: { checks: [address], done: () => 'Current', values: addressesOf },
});
