import { RequestHandler } from 'express';
import onHeaders from 'on-headers';

/**
 * Kinds of files that a browser shows and never runs. TechDocs serves HTML and
 * drawings as text; its reader makes pages and pictures of them.
 */
const SHOWN =
  /^(?:image\/(?:png|jpeg|gif|webp|avif|x-icon|vnd\.microsoft\.icon)|text\/(?:plain|css)|font\/[\w-]+|application\/(?:json|pdf)|audio\/[\w-]+|video\/[\w-]+)\b/i;

/**
 * Makes sure that nothing uploaded as documentation runs as part of the
 * portal: what is no picture, text or style is a download of no type, and no
 * document from here may load or run anything.
 */
export const harmlessFiles: RequestHandler = (_req, res, next) => {
  onHeaders(res, () => {
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox",
    );
    if (res.statusCode >= 300) return;
    const type = String(res.getHeader('Content-Type') ?? '');
    if (SHOWN.test(type)) return;
    res.setHeader('Content-Type', 'application/octet-stream');
    res.setHeader('Content-Disposition', 'attachment');
  });
  next();
};
