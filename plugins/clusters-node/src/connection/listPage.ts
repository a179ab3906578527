import { z } from 'zod';
import { KubernetesObject } from '../types';
import { parseJson } from './parseJson';
import { isKubernetesObject } from './isKubernetesObject';

/** One page of a list. */
export interface ListPage {
  items: KubernetesObject[];
  resourceVersion: string;
  /** Token of the next page; empty on the last. */
  continueToken: string;
}

const pageSchema = z.object({
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  metadata: z.object({
    resourceVersion: z.string().default(''),
    continue: z.string().default(''),
  }),
  items: z.array(z.unknown()).nullish(),
});

/** Parses a page. Items of a typed list carry neither `apiVersion` nor `kind`: they are filled in. */
export function parseListPage(text: string, itemKind: string): ListPage {
  const page = pageSchema.parse(parseJson(text));
  const items: KubernetesObject[] = [];
  for (const item of page.items ?? []) {
    if (isKubernetesObject(item)) {
      item.apiVersion ??= page.apiVersion ?? '';
      item.kind ??= itemKind;
      items.push(item);
    }
  }
  return {
    items,
    resourceVersion: page.metadata.resourceVersion,
    continueToken: page.metadata.continue,
  };
}
