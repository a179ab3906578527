import { html } from './html.ts';

describe('html', () => {
  it('escapes values, in text and in attributes', () => {
    const evil = `"><script>alert('x')</script>&`;
    expect(html`<a title="${evil}">${evil}</a>`.text).toBe(
      '<a title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">' +
        '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</a>',
    );
  });

  it('keeps markup, joins lists and leaves out what is not there', () => {
    const items = ['a', '<b>'].map(item => html`<i>${item}</i>`);
    expect(html`<b>${items}${undefined}${false}${0}</b>`.text).toBe(
      '<b><i>a</i><i>&lt;b&gt;</i>0</b>',
    );
  });
});
