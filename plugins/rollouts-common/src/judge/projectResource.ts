import { OtherObject, otherObjectSchema } from './objects';
import { ruleFor } from './ruleFor';
import { projectGeneral } from './rules/general';
import { RESOURCE_RULES } from './rules/resourceRules';

/** Every group and kind beside the workloads that has a rule of its own and is shown by itself. */
export const RESOURCE_KINDS: { group: string; kind: string }[] =
  RESOURCE_RULES.filter(({ shown }) => shown).flatMap(({ group, kinds }) =>
    kinds.map(kind => ({ group, kind })),
  );

/** An annotation as long as this is somebody's data, not a word to a controller. */
const LONG = 256;

/**
 * The part of an object that `judge` reads, for keeping in memory: the verdict on it is the verdict on the whole. An object of
 * a shape its rule does not know is kept whole, so that the verdict can name the field. Undefined for what is no object.
 */
export function projectResource(document: unknown): OtherObject | undefined {
  const object = otherObjectSchema.safeParse(document).data;
  if (!object) {
    return undefined;
  }
  const { apiVersion, kind, metadata, endpoints } = object;
  const annotations = Object.entries(metadata.annotations).filter(
    ([, value]) => value.length < LONG,
  );
  const kept = { ...metadata, annotations: Object.fromEntries(annotations) };
  const rule = ruleFor(object);
  const sections = rule ? rule.project(object) : projectGeneral(object);
  return sections
    ? { apiVersion, kind, metadata: kept, ...pick({ ...sections, endpoints }) }
    : object;
}

function pick({
  spec,
  status,
  endpoints,
}: Pick<OtherObject, 'spec' | 'status' | 'endpoints'>) {
  return {
    ...(endpoints !== undefined && { endpoints }),
    ...(spec !== undefined && { spec }),
    ...(status !== undefined && { status }),
  };
}
