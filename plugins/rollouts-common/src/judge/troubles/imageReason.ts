import { clip } from '../clip';
import { Reason } from '../reasons';

/** What registries and container runtimes say, and what it means; the first that fits decides. */
const WORDS: [RegExp, Reason][] = [
  [/toomanyrequests|too many requests|rate limit|\b429\b/i, 'ImageRateLimited'],
  [
    /no such host|dial tcp|connection (?:refused|reset)|i\/o timeout|no route to host|network is unreachable|deadline exceeded|server misbehaving|handshake|x509|certificate|request canceled|bad gateway|service unavailable|internal server error|unexpected EOF|: EOF|\b50[0234]\b/i,
    'RegistryUnreachable',
  ],
  [
    /unauthori[sz]ed|denied|authentication required|authorization failed|no basic auth|forbidden|\b40[13]\b/i,
    'ImageAccessDenied',
  ],
  [/no match(?:ing)? (?:for platform|manifest)/i, 'ImageWrongPlatform'],
  [
    /not found|manifest unknown|name unknown|does not exist|no such (?:image|manifest)|\b404\b/i,
    'ImageMissing',
  ],
  [
    /invalid reference|couldn't parse image|InvalidImageName/i,
    'ImageNameInvalid',
  ],
];

/** The words without names of images and addresses, which may hold any word themselves. */
function withoutNames(message: string, image: string): string {
  return clip(message)
    .split(image || '\n')
    .join(' ')
    .replace(/"[^"]*"/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ');
}

/** Why an image cannot be pulled, told apart by what can be done about it. */
export function imageReason(
  waitingReason: string,
  message: string,
  image = '',
): Reason {
  if (waitingReason === 'InvalidImageName') {
    return 'ImageNameInvalid';
  }
  if (waitingReason === 'ErrImageNeverPull') {
    return 'ImageMissing';
  }
  const words = withoutNames(message, image);
  return (
    WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'ImagePullFailed'
  );
}
