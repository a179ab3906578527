import type Token from 'markdown-it/lib/token.mjs';
import { iconCharacter } from './icons';

/** Words of a token without markup, for titles and for search. */
export function plainText(token: Token): string {
  if (token.type === 'fence' || token.type === 'code_block') {
    return token.content;
  }
  return (token.children ?? [])
    .map(child => {
      if (child.type === 'softbreak' || child.type === 'hardbreak') return ' ';
      if (child.type === 'icon') return iconCharacter(child.content);
      return /^(text|code_inline|image|emoji)$/.test(child.type)
        ? child.content
        : '';
    })
    .join('');
}
