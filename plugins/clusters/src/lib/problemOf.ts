/** Why something could not be shown. */
export interface Problem {
  kind: 'forbidden' | 'notFound' | 'failed';
  message: string;
}

/** What a failed request means to the person who waits for it. */
export function problemOf(error: Error): Problem {
  const { message } = error;
  switch (statusOf(error)) {
    case 403:
      return { kind: 'forbidden', message };
    case 404:
      return { kind: 'notFound', message };
    default:
      return { kind: 'failed', message };
  }
}

function statusOf(error: Error): number | undefined {
  return 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}
