/** Makes anchors like `first-steps`, unique within one page. */
export function createHeadingIds(): (text: string) => string {
  const used = new Set<string>();
  return text => {
    const base =
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/[\s]+/g, '-') || 'section';
    let id = base;
    for (let n = 1; used.has(id); n += 1) id = `${base}_${n}`;
    used.add(id);
    return id;
  };
}
