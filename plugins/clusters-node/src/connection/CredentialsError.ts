/** What the portal would prove itself with cannot be had. `message` is for people and holds no credential. */
export class CredentialsError extends Error {
  readonly name = 'CredentialsError';
}
