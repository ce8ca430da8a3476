import { DEMO_PASSWORD } from '@gongjian/shared-issuer';
import type { ReaderPhase } from '@gongjian/shared-projections';

export interface HomeStatus {
  readonly version: string;
  readonly logId: string;
  readonly epoch: number;
  /** Read models, reactions and deadlines, by name. */
  readonly readers: readonly { readonly name: string; readonly phase: ReaderPhase }[];
  readonly issuerUrl: string;
  /** Accounts of the sample district; none without it. */
  readonly accounts: readonly SampleAccount[];
}

export interface SampleAccount {
  readonly username: string;
  readonly zh: string;
  readonly en: string;
}

const PHASE_WORDS = {
  live: ['正常', 'live', 'ok'],
  catchingUp: ['正在追上', 'catching up', 'soon'],
  waiting: ['等待接手', 'waiting', 'soon'],
  stalled: ['已停住', 'stalled', 'late'],
} as const;

/** The page at `/`: what is running, what to try first, where the documentation is. Self-contained, no script. */
export function homePage(status: HomeStatus): string {
  const readers = status.readers
    .map(({ name, phase }) => {
      const [zh, en, kind] = PHASE_WORDS[phase];
      return `<tr><td><code>${escape(name)}</code></td><td><span class="chip ${kind}">${zh} <i>${en}</i></span></td></tr>`;
    })
    .join('');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>共建 Gongjian</title>
<style>${STYLE}</style>
</head>
<body>
<header><span class="seal" aria-hidden="true">共<br>建</span><div><h1>共建</h1><p>创建工作系统正在运行 <i>Gongjian is running</i></p></div></header>
<main>
<section>
<h2>先试这些 <i>Try this first</i></h2>
<ol>
<li>在另一个终端运行 <code>npm run demo</code>：导入方案、分派、签收、报送、退回、通过，再到测评、申报、命名、摘牌，逐步核对。<i>In another terminal: a whole campaign and three titles over HTTP, every step checked.</i></li>
<li>打开 <a href="/api/docs">接口文档</a>：每个操作的字段、权限、错误与返回。<i>Open the API documentation: fields, rights, errors and answers of every operation.</i></li>
<li>读一份方案：<code>npx gongjian plan import 文件.docx --json</code>。<i>Read a work plan from a document.</i></li>
</ol>
</section>
${sampleDistrict(status)}
<section>
<h2>正在运行 <i>What is running</i></h2>
<dl>
<dt>版本 <i>Version</i></dt><dd>${escape(status.version)}</dd>
<dt>事件日志 <i>Event log</i></dt><dd><code>${escape(status.logId)}</code>，纪元 ${status.epoch} <i>epoch</i></dd>
<dt>登录 <i>Sign-in</i></dt><dd><code>${escape(status.issuerUrl)}</code></dd>
</dl>
<table class="readers"><thead><tr><th scope="col">日志读者 <i>Reader of the log</i></th><th scope="col">状态 <i>State</i></th></tr></thead><tbody>${readers}</tbody></table>
</section>
<nav aria-label="文档">
<a href="/api/docs">接口文档 <i>API docs</i></a>
<a href="/api/openapi.json">OpenAPI</a>
<a href="/health/ready">健康状况 <i>Health</i></a>
<a href="/metrics">指标 <i>Metrics</i></a>
</nav>
</main>
</body>
</html>
`;
}

function sampleDistrict({ accounts }: HomeStatus): string {
  if (accounts.length === 0) {
    return `<section><h2>没有示例账号 <i>No sample accounts</i></h2><p>这套数据不是从示例开始的，请用本单位的账号登录。<i>This data did not start from the sample; sign in with your own account.</i></p></section>`;
  }
  const rows = accounts
    .map(
      ({ username, zh, en }) =>
        `<tr><td><code>${escape(username)}</code></td><td>${escape(zh)}</td><td><i>${escape(en)}</i></td></tr>`,
    )
    .join('');
  return `<section>
<h2>示例账号 <i>Sample accounts</i></h2>
<p>区划、单位、人员均为虚构；每个账号的密码都是 <code>${DEMO_PASSWORD}</code>。<i>Everything in the sample is invented; every password is the same.</i></p>
<table class="accounts"><thead><tr><th scope="col">账号 <i>Account</i></th><th scope="col">身份</th><th scope="col"><i>Who</i></th></tr></thead><tbody>${rows}</tbody></table>
</section>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const STYLE = `
:root{--ink:#1f2328;--ink-2:#555d66;--line:#e5e1d8;--paper:#faf8f4;--surface:#fff;--azurite:#1a5a8a;--pine:#2c7a4b;--pine-bg:#e8f3ec;--amber:#8a5200;--amber-bg:#fdf1dc;--cinnabar:#b3261e;--cinnabar-bg:#fcebe9;
--sans:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;--serif:"Source Han Serif SC","Noto Serif CJK SC","SimSun",serif}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.7 var(--sans);font-variant-numeric:tabular-nums}
i{font-style:normal;color:var(--ink-2);font-size:13px}
header{display:flex;gap:18px;align-items:center;padding:28px 32px;background:var(--surface);border-bottom:1px solid var(--line)}
header p{margin:2px 0 0}
.seal{width:52px;height:52px;border-radius:6px;background:var(--cinnabar);color:#fff;font:600 18px/24px var(--serif);display:grid;place-items:center;text-align:center}
h1{font:600 26px/1.2 var(--serif);letter-spacing:.1em;margin:0}
h2{font:600 17px/1.4 var(--serif);margin:0 0 10px}
main{max-width:900px;margin:0 auto;padding:28px 32px 64px;display:grid;gap:20px}
section{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:20px 24px}
ol{margin:0;padding-left:1.4em}li{margin:6px 0}li i{display:block}
code{background:#f3f0e9;border-radius:4px;padding:1px 6px;font-size:13px;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;font-size:14px;margin-top:12px}
th{font-weight:500;color:var(--ink-2);text-align:left;padding:8px 10px;border-bottom:1px solid var(--line)}
td{padding:9px 10px;border-bottom:1px solid #efece5}.accounts code,.readers .chip{white-space:nowrap}
dl{display:grid;grid-template-columns:150px 1fr;gap:6px 14px;margin:0}dt{color:var(--ink-2)}dd{margin:0}
.chip{display:inline-block;padding:1px 10px;border-radius:12px;font-size:13px}
.chip.ok{background:var(--pine-bg);color:var(--pine)}.chip.soon{background:var(--amber-bg);color:var(--amber)}.chip.late{background:var(--cinnabar-bg);color:var(--cinnabar)}.chip i{color:inherit}
nav{display:flex;flex-wrap:wrap;gap:10px 22px}
a{color:var(--azurite)}a:focus-visible{outline:2px solid var(--azurite);outline-offset:3px}
@media (max-width:600px){header{padding:18px 16px}main{padding:16px 14px 48px}section{padding:16px}dl{grid-template-columns:1fr}dd{margin-bottom:8px}th,td{padding-left:0;padding-right:0}.accounts thead{display:none}.accounts tr{display:block;padding:8px 0;border-bottom:1px solid #efece5}.accounts td{display:block;padding:1px 0;border:0}.readers td{padding-right:10px}}
`;
