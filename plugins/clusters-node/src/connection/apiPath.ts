import { InputError } from '@backstage/errors';
import { DiscoveredResource } from '../types';

// RFC 3986 "pchar" without percent-encoding: everything Kubernetes uses in names (RBAC names may hold `:`).
const segmentPattern = /^[A-Za-z0-9._~!$&'()*+,;=:@-]{1,253}$/;

/** Path of a resource, or of one object where `name` is given. Throws `InputError` for a segment that is not a plain name. */
export function resourcePath(
  resource: DiscoveredResource,
  target: { namespace?: string; name?: string; subresource?: string } = {},
): string {
  const segments = [
    ...(resource.group ? ['apis', resource.group] : ['api']),
    resource.version,
  ];
  if (target.namespace !== undefined && resource.namespaced) {
    segments.push('namespaces', target.namespace);
  }
  segments.push(resource.plural);
  if (target.name !== undefined) {
    segments.push(target.name);
  }
  if (target.subresource !== undefined) {
    segments.push(target.subresource);
  }
  return joinSegments(segments);
}

/** Joins path segments after checking each. */
export function joinSegments(segments: string[]): string {
  return `/${segments.map(checkSegment).join('/')}`;
}

/** Returns `path` if it is absolute and made of plain segments only; throws `InputError` otherwise. */
export function checkPath(path: string): string {
  if (!path.startsWith('/')) {
    throw new InputError(
      `Kubernetes API path ${JSON.stringify(path)} must start with /`,
    );
  }
  return joinSegments(path.slice(1).split('/'));
}

function checkSegment(segment: string): string {
  if (segment === '.' || segment === '..' || !segmentPattern.test(segment)) {
    throw new InputError(
      `${JSON.stringify(
        segment,
      )} is not allowed in a Kubernetes API path: use plain names without /, %, spaces or control characters`,
    );
  }
  return segment;
}
