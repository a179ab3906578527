import MarkdownIt from 'markdown-it';

const BOX = /^\[([ xX])\]\s+/;

/** Task lists: `- [ ] open` and `- [x] done` become items with a box nobody can tick. */
export function taskLists(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'task-lists', ({ tokens, Token }) => {
    tokens.forEach((token, index) => {
      const item = tokens[index - 2];
      const text = token.children?.[0];
      if (token.type !== 'inline' || item?.type !== 'list_item_open') return;
      const box = text?.type === 'text' ? BOX.exec(text.content) : null;
      if (!box || !text) return;
      text.content = text.content.slice(box[0].length);
      item.attrJoin('class', 'task-list-item');
      const input = new Token('html_inline', '', 0);
      const checked = box[1] === ' ' ? '' : ' checked';
      input.content = `<input type="checkbox" disabled${checked}> `;
      token.children?.unshift(input);
    });
  });
}
