import { createHash } from 'node:crypto';
import { Subject } from './HourSample';

/** The natural key of a subject: the same for every replica, another as soon as its owner or anything else changes. */
export function subjectKey(subject: Subject): string {
  const fields = [
    subject.cluster,
    subject.namespace,
    subject.kind,
    subject.name,
    subject.ownerRef,
    subject.systemRef,
    subject.componentRef,
    subject.environment,
    subject.costCentre,
    String(subject.isShared),
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
