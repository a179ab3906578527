const SYMBOLS = '=!(),<>';
const BLANK = ' \t\r\n';

/**
 * The words and symbols of a selector, in order. Every character is looked at once: whoever may register a component writes
 * this text, so nothing here may go back over it.
 */
export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let word = '';
  const endWord = () => {
    if (word) {
      tokens.push(word);
      word = '';
    }
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (BLANK.includes(character)) {
      endWord();
    } else if (SYMBOLS.includes(character)) {
      endWord();
      const isDouble = '=!'.includes(character) && text[at + 1] === '=';
      tokens.push(isDouble ? `${character}=` : character);
      at += isDouble ? 1 : 0;
    } else {
      word += character;
    }
  }
  endWord();
  return tokens;
}
