/** What a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;
/** Where a spreadsheet that expects semicolons or tabs, as in much of Europe, would begin another cell. */
const HIDDEN_FORMULA = /([;\t\r\n])(?=[=+\-@])/g;

/** A line of CSV (RFC 4180). Text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | number | null): string {
  const raw = value === null ? '' : String(value);
  const shown = raw.replace(HIDDEN_FORMULA, "$1'");
  const text = FORMULA.test(raw) && !NUMBER.test(raw) ? `'${shown}` : shown;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
