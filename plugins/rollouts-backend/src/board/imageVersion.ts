/** The tag of an image, else the first 12 digits of its digest, else `latest`. */
export function imageVersion(image: string): string {
  const [name, digest] = image.split('@');
  const tag = /:([^:/]+)$/.exec(name)?.[1];
  return tag ?? digest?.replace(/^\w+:/, '').slice(0, 12) ?? 'latest';
}
