import { parseCgiHead } from './parseCgiHead.ts';

describe('parseCgiHead', () => {
  it('waits until the head is complete', () => {
    expect(parseCgiHead(Buffer.from('Content-Type: text/plain\r\n'))).toBe(
      undefined,
    );
  });

  it.each([
    ['carriage returns', '\r\n'],
    ['bare line feeds', '\n'],
  ])('reads status and headers with %s', (_name, eol) => {
    const head = `Status: 404 Not Found${eol}Content-Type: text/plain${eol}${eol}`;
    expect(parseCgiHead(Buffer.from(`${head}body: x`))).toEqual({
      status: 404,
      headers: [['Content-Type', 'text/plain']],
      length: head.length,
    });
  });

  it('takes no status for success', () => {
    expect(parseCgiHead(Buffer.from('Expires: x\r\n\r\n'))?.status).toBe(200);
  });
});
