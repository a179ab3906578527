import { ObjectRef, ResourceType } from '@dugnad/plugin-clusters-node';
import { StoredObject } from '../database/ClaimStore';
import { DesiredObject } from './desiredObjects';
import { groupOf } from './objectKey';
import { NAMESPACE, OWNED_KINDS } from './observeClaim';

/** Objects that are read by name: wanted ones of kinds nobody watches, and ones of kinds that no module adds any more. */
export function singleRefs(
  desired: DesiredObject[],
  known: StoredObject[],
  watched: ResourceType[],
): ObjectRef[] {
  const listed = [NAMESPACE, ...OWNED_KINDS, ...watched];
  const isListed = (ref: ResourceType) =>
    listed.some(({ group, kind }) => group === ref.group && kind === ref.kind);
  const refs = [
    ...desired.map(({ object }) => ({
      group: groupOf(object),
      kind: object.kind,
      name: object.metadata.name,
    })),
    ...known.map(({ group, kind, name }) => ({ group, kind, name })),
  ].filter(ref => !isListed(ref));
  const keys = refs.map(({ group, kind, name }) => `${group}/${kind}/${name}`);
  return refs.filter((_ref, i) => keys.indexOf(keys[i]) === i);
}
