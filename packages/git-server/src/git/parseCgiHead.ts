/** Head of a CGI answer: its status, its headers, and how many bytes it took. */
export interface CgiHead {
  status: number;
  headers: [string, string][];
  length: number;
}

/** Reads the head of a CGI answer (RFC 3875, section 6); undefined while it is not complete. */
export function parseCgiHead(bytes: Buffer): CgiHead | undefined {
  const text = bytes.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  if (!end) return undefined;
  const lines = text.slice(0, end.index).split(/\r?\n/);
  const fields = lines
    .map(line => /^([^:]+): *(.*)$/.exec(line))
    .filter(match => match !== null)
    .map((match): [string, string] => [match[1], match[2]]);
  const isStatus = ([name]: [string, string]) =>
    name.toLowerCase() === 'status';
  const status = fields.find(isStatus);
  return {
    status: status ? Number.parseInt(status[1], 10) : 200,
    headers: fields.filter(field => !isStatus(field)),
    length: end.index + end[0].length,
  };
}
