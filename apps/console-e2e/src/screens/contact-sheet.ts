import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { STATES, type State } from './states.js';

export interface Picture {
  /** `account /address`, with the lists it names. */
  readonly page: string;
  readonly section: string;
  readonly state: State;
  readonly width: number;
  /** In the folder of the contact sheet. */
  readonly file: string;
  readonly complaints: readonly string[];
}

const NAMES: Readonly<Record<State, string>> = {
  full: '有内容 full',
  empty: '空 empty',
  loading: '读取中 loading',
  '503': '不可用 503',
  '403': '无权 403',
  '404': '没有 404',
  long: '最长名称 long names',
  many: '千行 1,000 rows',
  english: 'English',
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Writes `index.html`: a row a page, a column a state. */
export function writeContactSheet(folder: string, pictures: readonly Picture[]): void {
  const pages = [...new Set(pictures.map(({ page }) => page))];
  const states = STATES.filter((state) => pictures.some((picture) => picture.state === state));
  const cell = (page: string, state: State): string =>
    pictures
      .filter((picture) => picture.page === page && picture.state === state)
      .sort((a, b) => b.width - a.width)
      .map(({ file, width, complaints }) => {
        const said = complaints.map((text) => `<p>${escaped(text)}</p>`).join('');
        const shown = `<img src="${escaped(file)}" loading="lazy" alt="${width} px" class="${width > 760 ? 'desk' : 'phone'}">`;
        return `<figure${said === '' ? '' : ' class="wrong"'}><a href="${escaped(file)}">${shown}</a>${said}</figure>`;
      })
      .join('');
  const rows = pages.map(
    (page) =>
      `<tr><th scope="row">${escaped(page)}</th>${states.map((state) => `<td>${cell(page, state)}</td>`).join('')}</tr>`,
  );
  const wrong = pictures.filter(({ complaints }) => complaints.length > 0).length;
  writeFileSync(
    path.join(folder, 'index.html'),
    `<!doctype html><html lang="zh"><meta charset="utf-8"><title>控制台画面 · 共建</title><style>
body{font:14px/1.5 sans-serif;margin:16px;background:#f6f4ef;color:#1f2328}
table{border-collapse:collapse}th,td{border:1px solid #ddd8cc;padding:8px;vertical-align:top;text-align:left;background:#fff}
thead th{position:sticky;top:0;z-index:1}tbody th{position:sticky;left:0;max-width:200px;overflow-wrap:anywhere}
td{white-space:nowrap}figure{display:inline-block;margin:0 6px 0 0;vertical-align:top;white-space:normal}
img{display:block;border:1px solid #ddd8cc;object-fit:cover;object-position:top;height:260px}.desk{width:300px}.phone{width:120px}
.wrong img{border:2px solid #a33a2b}p{max-width:300px;margin:4px 0;color:#a33a2b;overflow-wrap:anywhere}
</style><h1>控制台画面 The console in pictures</h1><p>${pages.length} pages, ${pictures.length} pictures, ${wrong} with complaints</p>
<table><thead><tr><th>页面 Page</th>${states.map((state) => `<th scope="col">${NAMES[state]}</th>`).join('')}</tr></thead>
<tbody>${rows.join('')}</tbody></table></html>
`,
  );
}
