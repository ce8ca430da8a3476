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
:root{--ink:#1f2328;--ink-2:#555d66;--line:#e5e1d8;--paper:#faf8f4;--surface:#fff;--azurite:#1a5a8a;--azurite-bg:#e9f1f7;
--cinnabar:#b3261e;--cinnabar-bg:#fcebe9;--amber:#7d4a00;--amber-bg:#fdf1dc;
--sans:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;--serif:"Source Han Serif SC","Noto Serif CJK SC","SimSun",serif}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;background:var(--paper);color:var(--ink);font:15px/1.6 var(--sans);display:flex;flex-direction:column;align-items:center;padding:8vh 16px 32px}
main{width:100%;max-width:400px}
header{display:flex;align-items:center;gap:14px;margin-bottom:20px}
.seal{width:44px;height:44px;border-radius:5px;background:var(--cinnabar);color:#fff;font:600 16px/21px var(--serif);display:grid;place-items:center;text-align:center;flex:none}
h1{font:600 22px/1.35 var(--serif);margin:0}header p{margin:0;color:var(--ink-2);font-size:13px}
.panel{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:22px 22px 24px}
.panel+.panel{margin-top:16px}.panel h2{font:600 15px/1.4 var(--sans);margin:0 0 4px}.panel p{margin:0 0 14px;color:var(--ink-2)}
label{display:block;font-weight:500;margin:0 0 6px}
input[type=text],input[type=password]{width:100%;height:44px;padding:0 12px;margin:0 0 16px;border:1px solid #b9b3a5;border-radius:6px;background:#fff;color:var(--ink);font:16px/1.4 var(--sans)}
button{display:block;width:100%;height:44px;border-radius:6px;border:1px solid #b9b3a5;background:var(--surface);color:var(--ink);font:500 15px/1 var(--sans);cursor:pointer}
button.primary{background:var(--azurite);border-color:var(--azurite);color:#fff}button+button,form+form{margin-top:10px}
a{color:var(--azurite)}:focus-visible{outline:3px solid var(--azurite);outline-offset:2px}
.alert{background:var(--cinnabar-bg);color:var(--cinnabar);border-radius:6px;padding:10px 12px;margin:0 0 16px}
.demo{background:var(--amber-bg);border-color:#eddcb6}.demo p{color:var(--amber)}
.demo form{margin:0}.demo form+form{margin-top:8px}
.demo button{display:flex;align-items:center;gap:10px;text-align:left;font-weight:400;line-height:1.3;height:auto;min-height:44px;padding:8px 12px;white-space:normal}
.demo button b{font-weight:600;min-width:104px}
footer{margin-top:18px;font-size:13px;color:var(--ink-2)}
@media (max-width:480px){body{padding-top:24px}.panel{padding:18px 16px 20px}}
`;

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  readonly content: Html;
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
        <main>
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
