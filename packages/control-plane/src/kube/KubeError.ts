/** The API server refused a request: its HTTP status, and the `reason` and `message` of its `Status` answer. */
export class KubeError extends Error {
  readonly statusCode: number;
  readonly reason: string;

  constructor(statusCode: number, reason: string, message: string) {
    super(message);
    this.name = 'KubeError';
    this.statusCode = statusCode;
    this.reason = reason;
  }
}
