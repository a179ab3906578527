import { readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

jest.mock('@backstage/frontend-plugin-api', () => ({
  ...jest.requireActual('@backstage/frontend-plugin-api'),
  createTranslationRef: (options: unknown) => options,
}));

const PLUGINS = path.resolve(__dirname, '../../../../plugins');

const refSchema = z.object({
  messages: z.record(z.string(), z.unknown()),
  translations: z.object({
    nb: z.custom<() => Promise<unknown>>(value => typeof value === 'function'),
  }),
});
const languageSchema = z.object({ default: z.record(z.string(), z.string()) });

/** Keys as the app looks them up: `page.title`. */
function keysOf(messages: object, prefix = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${prefix}${key}`]
      : keysOf(value, `${prefix}${key}.`),
  );
}

const files = readdirSync(PLUGINS, {
  recursive: true,
  encoding: 'utf8',
}).filter(file =>
  /^[^/]+\/src\/translation\/\w+TranslationRef\.ts$/.test(file),
);

it('finds the plugins that have words', () => {
  expect(files.length).toBeGreaterThanOrEqual(4);
});

it.each(files)(
  '%s says in Norwegian exactly what it says in English',
  async file => {
    const exported: object = await import(path.join(PLUGINS, file));
    const ref = Object.values(exported).flatMap(value => {
      const parsed = refSchema.safeParse(value);
      return parsed.success ? [parsed.data] : [];
    })[0];
    const { default: nb } = languageSchema.parse(await ref.translations.nb());
    expect(Object.keys(nb).sort()).toEqual(keysOf(ref.messages).sort());
  },
);
