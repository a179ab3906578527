import { z } from 'zod';

const dated = {
  /** Micro-units of the list's currency. */
  priceMicros: z.number().int().nonnegative(),
  /** Where the price stands. */
  source: z.string().min(1),
  /** Day on which it stood there. */
  asOf: z.string(),
};

/** On-demand prices of one provider. Every price says where it comes from and of which day it is. */
export const providerPricesSchema = z.object({
  id: z.string(),
  title: z.string(),
  region: z.string(),
  /** One general-purpose instance, by the hour. */
  instance: z.object({
    ...dated,
    name: z.string(),
    cpuCores: z.number().positive(),
    memoryGiB: z.number().positive(),
  }),
  /** One managed control plane, by the hour. */
  controlPlane: z.object(dated),
  /** One NAT gateway, by the hour. */
  natGateway: z.object(dated),
  /** One GB through the NAT gateway. */
  natPerGB: z.object(dated),
  /** One GB to the internet. */
  egressPerGB: z.object(dated),
  /** One GiB of block storage, by the month. */
  storagePerGiB: z.object(dated),
});

/** See `providerPricesSchema`. */
export type ProviderPrices = z.infer<typeof providerPricesSchema>;

/** See `PriceList`. */
export const priceListSchema = z.object({
  currency: z.string().length(3),
  providers: z.array(providerPricesSchema).min(1),
});

/** Dated list prices; replaced as a whole by configuration. */
export type PriceList = z.infer<typeof priceListSchema>;
