import { z } from 'zod';

/** What the process that renders is told. */
export const buildOrderSchema = z.object({
  inputDir: z.string(),
  outputDir: z.string(),
  name: z.string(),
});

/** What it says. */
export const renderMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('page'), path: z.string() }),
  z.object({
    type: z.literal('built'),
    site: z.object({
      siteName: z.string(),
      siteDescription: z.string(),
      pages: z.number(),
      files: z.array(z.string()),
      notes: z.array(z.string()),
    }),
  }),
  z.object({
    type: z.literal('failed'),
    name: z.string(),
    message: z.string(),
  }),
]);

export type RenderMessage = z.infer<typeof renderMessageSchema>;
