import { createHash } from 'node:crypto';
import { Subject } from './HourSample';

/** Characters each column of `cost_subjects` holds. */
const LENGTHS = {
  namespace: 63,
  kind: 63,
  name: 253,
  ownerRef: 300,
  systemRef: 300,
  componentRef: 300,
  environment: 63,
  costCentre: 63,
} as const;

/** What no database keeps: U+0000, and halves of a character. */
const UNSTORABLE =
  /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * The subject as every database can keep it. Owner references and annotations are whatever somebody wrote: what is too long or
 * holds what cannot be kept is cut and gets a mark of the whole text, so that two that differ stay two.
 */
export function boundedSubject(subject: Subject): Subject {
  const fit = (field: keyof typeof LENGTHS) =>
    fitText(subject[field], LENGTHS[field]);
  return {
    ...subject,
    namespace: fit('namespace'),
    kind: fit('kind'),
    name: fit('name'),
    ownerRef: fit('ownerRef'),
    systemRef: fit('systemRef'),
    componentRef: fit('componentRef'),
    environment: fit('environment'),
    costCentre: fit('costCentre'),
  };
}

function fitText(text: string, length: number): string {
  const clean = text.replace(UNSTORABLE, '');
  if (clean === text && text.length <= length) {
    return text;
  }
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const head = clean.slice(0, length - mark.length - 1);
  return `${head.replace(UNSTORABLE, '')}~${mark}`;
}
