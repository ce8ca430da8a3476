export type Language = 'zh' | 'en';

/** Markup that is safe to send: values put in by `html` are escaped. */
export class Html {
  constructor(readonly markup: string) {}
}

type Part = string | number | Html | readonly Html[];

/** Builds markup; every value that is not {@link Html} is escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(
    strings.reduce((out, text, index) => {
      const value = values[index];
      return out + text + (value === undefined ? '' : markupOf(value));
    }, ''),
  );
}

function markupOf(value: Part): string {
  if (value instanceof Html) return value.markup;
  if (typeof value === 'object') return value.map(({ markup }) => markup).join('');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export const NOTHING = new Html('');

const STYLE = `
:root{--ink:#1f2328;--ink-2:#555d66;--line:#e5e1d8;--line-2:#efece5;--edge:#b9b3a5;--paper:#faf8f4;--surface:#fff;--azurite:#1a5a8a;--azurite-bg:#e9f1f7;
--cinnabar:#b3261e;--cinnabar-bg:#fcebe9;
--sans:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;--serif:"Source Han Serif SC","Noto Serif CJK SC","SimSun",serif}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;background:var(--paper);color:var(--ink);font:15px/1.6 var(--sans);display:flex;flex-direction:column;align-items:center;padding:8vh 16px 32px}
main{width:100%;max-width:400px}
header{display:flex;align-items:center;gap:14px;margin-bottom:20px}
.seal{width:44px;height:44px;border-radius:5px;background:var(--cinnabar);color:#fff;font:600 16px/21px var(--serif);display:grid;place-items:center;text-align:center;flex:none}
h1{font:600 22px/1.35 var(--serif);margin:0}header p{margin:0;color:var(--ink-2);font-size:13px}
.panel{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:22px 22px 24px}
.panel+.panel{margin-top:16px}.panel h2{font:600 15px/1.4 var(--sans);margin:0 0 4px}.panel p{margin:0 0 16px}.panel p:last-child{margin:0}
.panel .note{color:var(--ink-2);font-size:13px}code{font:13px/1.5 ui-monospace,Menlo,Consolas,monospace}
label{display:block;font-weight:500;margin:0 0 6px}
input[type=text],input[type=password]{width:100%;height:44px;padding:0 12px;margin:0 0 16px;border:1px solid var(--edge);border-radius:6px;background:#fff;color:var(--ink);font:16px/1.4 var(--sans)}
input[aria-invalid=true]{border-color:var(--cinnabar)}
button{display:block;width:100%;height:44px;border-radius:6px;border:1px solid var(--edge);background:var(--surface);color:var(--ink);font:500 15px/1 var(--sans);cursor:pointer}
button.primary{background:var(--azurite);border-color:var(--azurite);color:#fff}button+button,form+form{margin-top:10px}
a{color:var(--azurite)}:focus-visible{outline:3px solid var(--azurite);outline-offset:2px}
.panel .alert{background:var(--cinnabar-bg);color:var(--cinnabar);border-radius:6px;padding:10px 12px}
.demo{padding-bottom:10px}.demo .note{margin-bottom:10px}.demo form,.demo form+form{margin:0;border-top:1px solid var(--line-2)}
.demo button{display:flex;align-items:center;gap:12px;text-align:left;font-weight:400;line-height:1.35;height:auto;min-height:44px;padding:6px 8px;white-space:normal;border:0;border-radius:4px}
.demo button:hover{background:var(--azurite-bg)}.demo button b{font-weight:600;color:var(--azurite);flex:0 0 110px}
footer{margin-top:18px;font-size:13px;color:var(--ink-2)}
@media (min-width:880px){.wide{max-width:864px;display:grid;grid-template-columns:400px minmax(0,1fr);gap:0 24px;align-items:start}.wide header,.wide footer{grid-column:1/-1}.wide .panel+.panel{margin:0}}
@media (max-width:480px){body{padding-top:24px}.panel{padding:18px 16px 20px}.demo{padding-bottom:8px}}
`;

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  readonly content: Html;
  /** Two panels, side by side where there is room. */
  readonly wide?: boolean;
  /** Address of this page in the other language. */
  readonly otherLanguage?: string;
}

export function layout(page: Page): string {
  const other =
    page.otherLanguage === undefined
      ? NOTHING
      : page.language === 'zh'
        ? html`<footer><a href="${page.otherLanguage}" lang="en" hreflang="en">English</a></footer>`
        : html`<footer><a href="${page.otherLanguage}" lang="zh-CN" hreflang="zh-CN">中文</a></footer>`;
  return html`<!doctype html>
    <html lang="${page.language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${page.title}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <main${page.wide === true ? new Html(' class="wide"') : NOTHING}>
          <header>
            <div class="seal" aria-hidden="true">共<br />建</div>
            <div>
              <h1>${page.title}</h1>
              <p>${page.subtitle}</p>
            </div>
          </header>
          ${page.content} ${other}
        </main>
      </body>
    </html>`.markup;
}
