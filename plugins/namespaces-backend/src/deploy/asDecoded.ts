/** Maps from text to text: an API server decodes an empty value as empty text. Anywhere else it is an absent field. */
const TEXT_MAPS = new Set([
  'annotations',
  'binaryData',
  'data',
  'labels',
  'matchLabels',
  'nodeSelector',
  'stringData',
  'volumeAttributes',
]);

/**
 * A manifest as an API server decodes it: keys without value are absent or empty, and ports have the protocol that older API
 * servers want spelled out in server-side apply. Server-side apply on Kubernetes 1.20 and newer is the source of both.
 */
export function asDecoded(
  object: Record<string, unknown>,
): Record<string, unknown> {
  const selectsByText = ['Service', 'ReplicationController'].includes(
    String(object.kind),
  );
  const isTextMap = (key: string) =>
    TEXT_MAPS.has(key) || (selectsByText && key === 'selector');
  return decodeMap(object, false, isTextMap, object.kind === 'Service');
}

type IsTextMap = (key: string) => boolean;

function decodeMap(
  map: object,
  isText: boolean,
  isTextMap: IsTextMap,
  isService: boolean,
): Record<string, unknown> {
  const entries = Object.entries(map).flatMap(([key, value]) => {
    if (value === null) {
      return isText ? [[key, '']] : [];
    }
    const decoded = decode(
      value,
      !isText && isTextMap(key),
      isTextMap,
      isService,
    );
    return [[key, isText ? decoded : withProtocols(key, decoded, isService)]];
  });
  return Object.fromEntries(entries);
}

function decode(
  value: unknown,
  isText: boolean,
  isTextMap: IsTextMap,
  isService: boolean,
): unknown {
  if (Array.isArray(value)) {
    return value.map(item => decode(item, false, isTextMap, isService));
  }
  return typeof value === 'object' && value !== null
    ? decodeMap(value, isText, isTextMap, isService)
    : value;
}

/** `ports` of a Service and of containers; those of a network policy have a default that older API servers know. */
function withProtocols(key: string, value: unknown, isService: boolean) {
  if (key !== 'ports' || !Array.isArray(value)) {
    return value;
  }
  const needed = isService ? 'port' : 'containerPort';
  return value.map(port =>
    typeof port === 'object' && port !== null && needed in port
      ? { protocol: 'TCP', ...port }
      : port,
  );
}
