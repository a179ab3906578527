/** A cluster answered with what no API server answers. `message` is for people. */
export class AnswerError extends Error {
  readonly name = 'AnswerError';
}

/** More than anybody asked for; a smaller question may be answered. */
export class AnswerTooLargeError extends AnswerError {
  constructor(maxBytes: number) {
    super(`it answers with more than ${Math.round(maxBytes / 1024 / 1024)} MB`);
  }
}
