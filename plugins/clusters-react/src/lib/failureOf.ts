/** Why a call failed, and the backend's own words where it had any. */
export interface Failure {
  /** `forbidden`, `notFound` and `refused` do not become true by asking again. */
  kind: 'forbidden' | 'notFound' | 'refused' | 'failed';
  message: string;
}

const KINDS: Record<number, Failure['kind']> = {
  400: 'refused',
  403: 'forbidden',
  404: 'notFound',
  409: 'refused',
};

/** What a failed call means to the person who waits for it. A response's own message is only "Request failed with …". */
export function failureOf(error: Error): Failure {
  const { cause } = error;
  return {
    kind: KINDS[statusOf(error) ?? 0] ?? 'failed',
    message: cause instanceof Error ? cause.message : error.message,
  };
}

function statusOf(error: Error): number | undefined {
  return 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}
