const IMAGES: Record<string, string> = {
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** Type a file is sent with: images as they are, all else as text, so that no file becomes a page of this server. */
export function rawType(name: string): string {
  return imageType(name) ?? 'text/plain; charset=utf-8';
}

/** Type of an image by its name, or undefined. */
export function imageType(name: string): string | undefined {
  const [, ending = ''] = /\.([a-z]+)$/i.exec(name) ?? [];
  return IMAGES[ending.toLowerCase()];
}
