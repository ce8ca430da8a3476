import type { OpenAPIObject } from '@nestjs/swagger';

type Json = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const METHOD_TONE: Readonly<Record<string, string>> = {
  get: 'go',
  post: 'ok',
  put: 'soon',
  patch: 'soon',
  delete: 'late',
};
const MAX_DEPTH = 4;

const STYLE = `
:root{--ink:#1f2328;--ink-2:#555d66;--line:#e5e1d8;--line-2:#efece5;--paper:#faf8f4;--surface:#fff;--azurite:#1a5a8a;--azurite-bg:#e9f1f7;
--pine:#2c7a4b;--pine-bg:#e8f3ec;--amber:#9a5b00;--amber-bg:#fdf1dc;--cinnabar:#b3261e;--cinnabar-bg:#fcebe9;
--sans:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;--serif:"Source Han Serif SC","Noto Serif CJK SC","SimSun",serif;--mono:ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%;scroll-padding-top:16px}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.6 var(--sans);font-variant-numeric:tabular-nums}
a{color:var(--azurite);text-decoration:none}a:hover{text-decoration:underline}:focus-visible{outline:3px solid var(--azurite);outline-offset:2px}
.shell{display:grid;grid-template-columns:280px minmax(0,1fr);max-width:1360px;margin:0 auto}
.group{background:none;border:0;margin:0}.group>summary{padding:10px 0;margin:14px 0 0}.group[open]>summary{border:0}.group>summary::before{content:'▸';color:var(--ink-2)}.group[open]>summary::before{content:'▾'}.group h2{margin:0}nav{position:sticky;top:0;height:100vh;overflow:auto;padding:24px 16px;border-right:1px solid var(--line);font-size:14px}
nav h2{font:600 14px/1.4 var(--sans);margin:18px 0 4px}nav ul{list-style:none;margin:0;padding:0}nav li a{display:block;padding:3px 0;color:var(--ink-2);overflow-wrap:anywhere}
main{padding:28px 28px 64px}h1{font:600 26px/1.35 var(--serif);margin:0 0 6px}main h2{font:600 20px/1.35 var(--serif);margin:36px 0 12px}h4{font:600 14px/1.4 var(--sans);margin:16px 0 6px}
details{background:var(--surface);border:1px solid var(--line);border-radius:8px;margin:0 0 10px}summary{display:flex;gap:12px;align-items:baseline;flex-wrap:wrap;padding:11px 16px;min-height:44px;cursor:pointer}
details[open]>summary{border-bottom:1px solid var(--line-2)}.in{padding:6px 16px 16px;scroll-margin-top:64px}summary span{color:var(--ink-2)}
.chip{display:inline-block;min-width:58px;text-align:center;padding:2px 8px;border-radius:12px;font:600 12px/1.6 var(--sans);color:var(--ink)}
.go{background:var(--azurite-bg);color:var(--azurite)}.ok{background:var(--pine-bg);color:var(--pine)}.soon{background:var(--amber-bg);color:var(--amber)}.late{background:var(--cinnabar-bg);color:var(--cinnabar)}
code{font:13px/1.5 var(--mono);overflow-wrap:anywhere}table{width:100%;border-collapse:collapse;font-size:14px}th{font-weight:500;color:var(--ink-2);text-align:left;padding:7px 10px;border-bottom:1px solid var(--line)}
td{padding:7px 10px;border-bottom:1px solid var(--line-2);vertical-align:top}.scroll{overflow-x:auto}.req{color:var(--cinnabar)}.muted{color:var(--ink-2)}
td .scroll{margin:4px -10px -7px}td td,td th{font-size:13px}
@media (min-width:861px){@supports selector(::details-content){.group::details-content{content-visibility:visible;height:auto}.group>summary{pointer-events:none}.group>summary::before,.group[open]>summary::before{content:none}}}
@media (max-width:860px){.shell{display:block}main{padding:20px 16px 24px}nav{display:none}.group{border-bottom:1px solid var(--line)}.group>summary{margin:0;padding:8px 0}main .group h2{font-size:17px}}
@media (max-width:600px){thead{display:none}tr{display:flex;flex-wrap:wrap;gap:2px 12px;padding:8px 0;border-bottom:1px solid var(--line-2)}td{padding:0;border:0}td:last-child{flex-basis:100%}td:empty{display:none}.in{scroll-margin-top:112px}td .scroll{margin:6px 0 0;padding-left:12px;border-left:2px solid var(--line-2)}}
`;

function escape(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function object(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function anchor(...parts: readonly string[]): string {
  return parts
    .join('-')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The OpenAPI document as one page of its own: no scripts, nothing loaded from anywhere. */
export function docsPage(document: OpenAPIObject): string {
  const schemas = (document.components?.schemas ?? {}) as Readonly<Record<string, Json>>;
  const groups = groupsOf(document, schemas);
  const navigation = groups
    .map(
      ([tag, operations]) =>
        `<h2>${escape(tag)}</h2><ul>${operations.map((o) => `<li><a href="#${o.id}">${escape(o.title)}</a></li>`).join('')}</ul>`,
    )
    .join('');
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="/favicon.ico"><title>${escape(document.info.title)} · 接口 API</title><style>${STYLE}</style></head>
<body><div class="shell">
<nav aria-label="接口目录 Operations"><a href="#start">开始 Start</a>${navigation}<h2><a href="#schemas">数据结构 Schemas</a></h2></nav>
<main>
<h1 id="start">${escape(document.info.title)}</h1>
<p class="muted">${escape(document.info.version)} · OpenAPI ${escape(document.openapi)} · <a href="/api/openapi.json">openapi.json</a></p>
<p>${escape(document.info.description ?? '')}</p>
${INTRODUCTION}
${groups.map(([tag, operations]) => groupMarkup(escape(tag), operations.length, operations.map((o) => o.markup).join(''))).join('')}
<div id="schemas">${groupMarkup(
    '数据结构 Schemas',
    Object.keys(schemas).length,
    Object.entries(schemas)
      .map(
        ([name, schema]) =>
          `<details><summary><code>${escape(name)}</code></summary><div class="in" id="${anchor('schema', name)}">${schemaMarkup(schema, 0)}</div></details>`,
      )
      .join(''),
  )}</div>
</main></div></body></html>`;
}

/** Closed where the list beside it has no room; a link to what is inside opens it. */
function groupMarkup(title: string, count: number, content: string): string {
  return `<details class="group"><summary><h2>${title}</h2><span>${count}</span></summary>${content}</details>`;
}

const INTRODUCTION = `<ul>
<li><b>登录</b>：每个请求带 <code>Authorization: Bearer …</code>，令牌由 OIDC 签发，最长 5 分钟。 <span lang="en" class="muted">Every request carries an OIDC access token.</span></li>
<li><b>写入</b>：带 <code>Idempotency-Key</code>（UUID），重发同一请求得到同一答复；<code>If-Match: "3"</code> 防止覆盖他人的修改。 <span lang="en" class="muted">Writes are repeatable under one key and guarded by the revision seen.</span></li>
<li><b>读到自己刚写的</b>：把写入答复的 <code>Gongjian-Position</code> 放进 <code>Gongjian-After</code>。 <span lang="en" class="muted">Read your own writes by sending the position back.</span></li>
<li><b>出错</b>：<code>application/problem+json</code>，以 <code>code</code> 判断。 <span lang="en" class="muted">Errors are RFC 9457 problems; decide on the code.</span></li>
</ul>`;

interface OperationMarkup {
  readonly id: string;
  readonly title: string;
  readonly markup: string;
}

type Schemas = Readonly<Record<string, Json>>;

function groupsOf(
  document: OpenAPIObject,
  schemas: Schemas,
): readonly (readonly [string, readonly OperationMarkup[]])[] {
  const groups = new Map<string, OperationMarkup[]>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = object(item[method]);
      if (operation === undefined) continue;
      const tag = text(list(operation['tags'])[0]) || 'API';
      const group = groups.get(tag) ?? [];
      groups.set(tag, group);
      group.push(operationMarkup(method, path, operation, schemas));
    }
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function operationMarkup(method: string, path: string, operation: Json, schemas: Schemas): OperationMarkup {
  const id = anchor('op', method, path);
  const summary = text(operation['summary']);
  const description = text(operation['description']);
  const parameters = list(operation['parameters'])
    .map(object)
    .filter((parameter) => parameter !== undefined);
  const open = list(operation['security']).length === 0;
  const body = contentSchema(operation['requestBody']);
  const markup = `<details><summary><b class="chip ${METHOD_TONE[method] ?? ''}">${method.toUpperCase()}</b><code>${escape(path)}</code><span>${escape(summary)}</span></summary><div class="in" id="${id}">
${description === '' ? '' : `<p>${escape(description)}</p>`}
${open ? '<p class="muted">无需登录 · <span lang="en">no sign-in needed</span></p>' : ''}
${parameters.length === 0 ? '' : `<h4>参数 <span lang="en">Parameters</span></h4>${parameterTable(parameters)}`}
${body === undefined ? '' : `<h4>请求体 <span lang="en">Body</span> <code>${escape(body.mediaType)}</code></h4>${bodyMarkup(body.schema, schemas)}`}
<h4>答复 <span lang="en">Responses</span></h4>${responseTable(object(operation['responses']) ?? {})}
</div></details>`;
  return { id, title: summary === '' ? `${method.toUpperCase()} ${path}` : summary, markup };
}

/** A named schema with its fields at once, so that nobody must look them up. */
function bodyMarkup(schema: Json, schemas: Schemas): string {
  const named = schemas[referenceOf(schema) ?? ''];
  return named === undefined ? schemaMarkup(schema, 0) : typeMarkup(schema) + schemaMarkup(named, 0);
}

function referenceOf(schema: Json): string | undefined {
  return text(schema['$ref']).split('/').at(-1) || undefined;
}

function contentSchema(value: unknown): { readonly mediaType: string; readonly schema: Json } | undefined {
  const content = object(object(value)?.['content']);
  const [mediaType, media] = Object.entries(content ?? {})[0] ?? [];
  const schema = object(object(media)?.['schema']);
  return mediaType === undefined || schema === undefined ? undefined : { mediaType, schema };
}

function parameterTable(parameters: readonly Json[]): string {
  const rows = parameters.map((parameter) => {
    const schema = object(parameter['schema']) ?? {};
    return `<tr><td><code>${escape(text(parameter['name']))}</code>${parameter['required'] === true ? REQUIRED : ''}</td><td>${escape(text(parameter['in']))}</td><td>${typeMarkup(schema)}</td><td>${notes(schema, text(parameter['description']))}</td></tr>`;
  });
  return table(['名称 Name', '位置 In', '类型 Type', '说明 Notes'], rows);
}

function responseTable(responses: Json): string {
  const rows = Object.entries(responses).map(([status, value]) => {
    const response = object(value) ?? {};
    const content = contentSchema(response);
    const shape =
      content === undefined
        ? ''
        : content.mediaType === 'application/problem+json'
          ? typeMarkup(content.schema)
          : schemaMarkup(content.schema, 1);
    return `<tr><td><code>${escape(status)}</code></td><td>${escape(text(response['description']))}</td><td>${shape}</td></tr>`;
  });
  return table(['状态 Status', '含义 Meaning', '内容 Content'], rows);
}

const REQUIRED = ' <b class="req" title="必填 required">*</b>';

function table(heads: readonly string[], rows: readonly string[]): string {
  return `<div class="scroll"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function schemaMarkup(schema: Json, depth: number): string {
  const properties = object(schema['properties']);
  const items = object(schema['items']);
  if (properties === undefined || depth > MAX_DEPTH) {
    const inner = items !== undefined && object(items['properties']) !== undefined && depth <= MAX_DEPTH;
    return typeMarkup(schema) + notesAfter(schema) + (inner ? schemaMarkup(items, depth + 1) : '');
  }
  const required = new Set(list(schema['required']).map(text));
  const rows = Object.entries(properties).map(([name, value]) => {
    const property = object(value) ?? {};
    const nested = nestedObject(property);
    return `<tr><td><code>${escape(name)}</code>${required.has(name) ? REQUIRED : ''}</td><td>${typeMarkup(property)}</td><td>${notes(property, text(property['description']))}${nested === undefined ? '' : schemaMarkup(nested, depth + 1)}</td></tr>`;
  });
  return table(['字段 Field', '类型 Type', '说明 Notes'], rows);
}

function nestedObject(property: Json): Json | undefined {
  if (object(property['properties']) !== undefined) return property;
  const items = object(property['items']);
  return items !== undefined && object(items['properties']) !== undefined ? items : undefined;
}

function typeMarkup(schema: Json): string {
  const reference = referenceOf(schema);
  if (reference !== undefined) {
    return `<a href="#${anchor('schema', reference)}"><code>${escape(reference)}</code></a>`;
  }
  const choices = [...list(schema['anyOf']), ...list(schema['oneOf'])]
    .map(object)
    .filter((choice) => choice !== undefined);
  if (choices.length > 0) return choices.map(typeMarkup).join(' | ');
  const items = object(schema['items']);
  if (items !== undefined) return `${typeMarkup(items)}[]`;
  const type = schema['type'];
  const name = Array.isArray(type) ? type.map(text).join(' | ') : text(type) || 'any';
  const format = text(schema['format']);
  return `<code>${escape(format === '' ? name : `${name} (${format})`)}</code>`;
}

function notes(schema: Json, description: string): string {
  const parts: string[] = [];
  if (description !== '') parts.push(escape(description));
  const values = list(schema['enum']);
  if (values.length > 0) parts.push(values.map((value) => `<code>${escape(String(value))}</code>`).join(' '));
  const bounds = [
    ['minLength', '≥', ' 字 chars'],
    ['maxLength', '≤', ' 字 chars'],
    ['minimum', '≥', ''],
    ['maximum', '≤', ''],
    ['minItems', '≥', ' 项 items'],
    ['maxItems', '≤', ' 项 items'],
  ] as const;
  for (const [name, sign, unit] of bounds) {
    const bound = schema[name];
    if (typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER) parts.push(`${sign} ${bound}${unit}`);
  }
  const example = schema['example'];
  if (typeof example === 'string') parts.push(`例 e.g. <code>${escape(example)}</code>`);
  return parts.join(' · ');
}

function notesAfter(schema: Json): string {
  const after = notes(schema, text(schema['description']));
  return after === '' ? '' : ` · ${after}`;
}
