/**
 * Makes anchors like `first-steps`, unique within one page. An id the author
 * wrote is kept. Work grows with the number of headings, however many are equal.
 */
export function createHeadingIds(): (text: string, written?: string) => string {
  const used = new Set<string>();
  const next = new Map<string, number>();
  return (text, written) => {
    const base = written ?? slug(text);
    let id = base;
    let count = next.get(base) ?? 1;
    for (; used.has(id); count += 1) id = `${base}_${count}`;
    next.set(base, count);
    used.add(id);
    return id;
  };
}

function slug(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/[\s]+/g, '-')
      .slice(0, 200) || 'section'
  );
}
