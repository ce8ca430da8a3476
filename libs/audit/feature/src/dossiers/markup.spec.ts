import { escaped, pageOf, valueOf, xmlOf } from './markup.js';

describe('markup', () => {
  it('keeps text as text', () => {
    expect(escaped(`<script>"&'</script>`)).toBe('&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;');
    expect(escaped('a\u0000b\ud800c')).toBe('a b c');
    expect(valueOf({ a: ['<b>', null, 3] })).toBe('<dl><dt>a</dt><dd>&lt;b&gt;<br>—<br>3</dd></dl>');
    expect(pageOf('<i>', '')).toContain('<title>&lt;i&gt;</title>');
  });

  it('leaves out what has no content', () => {
    expect(
      xmlOf([
        '文件',
        [
          ['题名', '甲&乙'],
          ['文号', null],
          ['附件', []],
        ],
      ]),
    ).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<文件>\n  <题名>甲&amp;乙</题名>\n</文件>\n');
  });
});
