/** Lets the browser save a text as a file. Nothing of it stays in memory afterwards. */
export function downloadText(
  fileName: string,
  text: string,
  type = 'application/yaml',
) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
