/** An image reference taken apart. */
export interface ImageParts {
  /** Name with tag; absent where the tag says nothing of what is in it (`latest`, or none). */
  name?: string;
  digest?: string;
}

/** Takes an image reference apart. Docker Hub's short names are written out, as container runtimes do. */
export function imageParts(image: string): ImageParts {
  const [tagged, digest] = image.split('@');
  const tag = /:([^:/]+)$/.exec(tagged)?.[1];
  const [registry, ...path] = tagged.split('/');
  const isHost = path.length > 0 && /[.:]|^localhost$/.test(registry);
  const short = path.length > 0 ? tagged : `library/${tagged}`;
  const name = isHost ? tagged : `docker.io/${short}`;
  return { name: tag && tag !== 'latest' ? name : undefined, digest };
}
