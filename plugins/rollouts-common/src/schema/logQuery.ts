import { z } from 'zod';

const flag = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .transform(value => value === true || value === 'true');

/** Parameters of `GET /workloads/…/logs`, which answers with plain text. */
export const logQuerySchema = z.object({
  /** A pod of the workload. */
  pod: z.string().min(1).max(253),
  /** Default: its only or first container. */
  container: z.string().max(253).optional(),
  /** Of the container before its last restart. */
  previous: flag.default(false),
  /** Keeps the answer open and adds lines as they come. */
  follow: flag.default(false),
  timestamps: flag.default(false),
  /** Last lines only. */
  tail: z.coerce.number().int().min(1).max(100_000).default(1_000),
  /** Lines of the last so many seconds only. */
  sinceSeconds: z.coerce.number().int().min(1).max(604_800).optional(),
  /** Only lines that contain these words, whatever their case. */
  search: z.string().max(200).optional(),
  /** Answers as a file to keep. */
  download: flag.default(false),
});
/** Parsed parameters. */
export type LogQuery = z.output<typeof logQuerySchema>;
/** Parameters as a caller writes them. */
export type LogQueryInput = z.input<typeof logQuerySchema>;
