/** Markup that is safe to send: made by {@link html}, or sanitised. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | undefined | false | Part[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Builds markup from a template; every value that is not markup itself is escaped. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Markup {
  const parts = strings.map(
    (text, index) =>
      text + (index < values.length ? render(values[index]) : ''),
  );
  return new Markup(parts.join(''));
}

function render(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(render).join('');
  if (part === undefined || part === false) return '';
  return String(part).replace(/[&<>"']/g, character => ENTITIES[character]);
}
