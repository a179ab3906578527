import { CustomErrorBase } from '@backstage/errors';

/** 413: more was sent than a route takes. */
export class BodyTooLargeError extends CustomErrorBase {
  readonly statusCode = 413;
  readonly limitBytes: number;
  /** Absent where the sender did not say and reading stopped at the limit. */
  readonly sizeBytes?: number;

  constructor(options: { limitBytes: number; sizeBytes?: number }) {
    const { limitBytes, sizeBytes } = options;
    const size =
      sizeBytes === undefined
        ? `more than ${bytes(limitBytes)}`
        : bytes(sizeBytes);
    super(
      `The request body has ${size}; at most ${bytes(
        limitBytes,
      )} are taken here. Send less at a time`,
    );
    this.limitBytes = limitBytes;
    this.sizeBytes = sizeBytes;
  }
}

function bytes(count: number): string {
  return `${count.toLocaleString('en-US')} bytes`;
}
