const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for XML or HTML; characters that XML has no place for become spaces. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, ' ')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

export type Element = readonly [name: string, content: string | number | null | readonly Element[]];

/** An XML document of elements in their order; one without content is left out. */
export function xmlOf(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${linesOf(root, '').join('\n')}\n`;
}

function linesOf([name, content]: Element, indent: string): readonly string[] {
  if (content === null || content === '') return [];
  if (typeof content !== 'object') return [`${indent}<${name}>${escaped(String(content))}</${name}>`];
  const lines = content.flatMap((each) => linesOf(each, `${indent}  `));
  return lines.length === 0 ? [] : [`${indent}<${name}>`, ...lines, `${indent}</${name}>`];
}

const STYLE = `body{font:15px/1.7 "Noto Serif CJK SC","Songti SC",SimSun,serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:14px}th,td{border:1px solid #bbb;padding:.3rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#f4f1ea;font-weight:600;white-space:nowrap}h1{font-size:1.5rem;text-align:center}h2{font-size:1.1rem;margin-top:2rem}
dl{margin:0;display:grid;grid-template-columns:max-content 1fr;gap:0 .8rem}dt{color:#666}dd{margin:0}.failed{color:#a02817;font-weight:600}
@media print{body{margin:0;max-width:none}}`;

/** A page that stands alone: nothing is loaded and nothing runs. `body` is markup. */
export function pageOf(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${STYLE}</style></head>
<body>
<h1>${escaped(title)}</h1>
${body}
</body></html>
`;
}

export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (name: string, texts: readonly string[]): string =>
    `<tr>${texts.map((text) => `<${name}>${text}</${name}>`).join('')}</tr>`;
  return `<table><thead>${cells('th', head.map(escaped))}</thead><tbody>${rows.map((row) => cells('td', row)).join('\n')}</tbody></table>`;
}

/** Any value as nested lists of its members. */
export function valueOf(value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map(valueOf).join('<br>');
  if (typeof value !== 'object') return escaped(typeof value === 'string' ? value : JSON.stringify(value));
  const members = Object.entries(value).map(([name, member]) => `<dt>${escaped(name)}</dt><dd>${valueOf(member)}</dd>`);
  return `<dl>${members.join('')}</dl>`;
}
