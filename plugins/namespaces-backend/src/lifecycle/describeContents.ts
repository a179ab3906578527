import { ClaimContents } from '@dugnad/plugin-namespaces-common';

const SHOWN = 5;

/** What is in a namespace, in a sentence's part: `2 PersistentVolumeClaims (data, logs), 1 Deployment (web)`. */
export function describeContents({ empty, kinds, unread }: ClaimContents) {
  const unseen = unread.map(({ kind }) => kind).slice(0, SHOWN);
  const unknown =
    unseen.length > 0
      ? `; whether there are any ${unseen.join(', ')}${
          unread.length > SHOWN ? ' and others' : ''
        } is unknown`
      : '';
  if (empty) {
    return `Nothing was found in it${unknown}`;
  }
  const shown = kinds.slice(0, SHOWN).map(({ kind, count, more, names }) => {
    const some = names.slice(0, 3).join(', ');
    return `${count}${more ? '+' : ''} ${kind}${
      count === 1 ? '' : 's'
    } (${some}${count > 3 ? ', …' : ''})`;
  });
  const rest = kinds.length - shown.length;
  return `${shown.join(', ')}${
    rest > 0 ? ` and ${rest} more kinds` : ''
  }${unknown}`;
}
