// docs/reference/problem-codes.md from the sources: node tools/workspace/problem-codes.mjs [--check]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import ts from 'typescript';
import { root } from './build.mjs';

const PAGE = path.join(root, 'docs/reference/problem-codes.md');
const CODE = /^[A-Z][A-Z_]*(?:\.[A-Z][A-Z_]*)?$/;
const STATUS_OF_KIND = { invalid: 422, forbidden: 403, 'not-found': 404, conflict: 409 };
const NOT_OVER_HTTP = /^EMBEDDED_PG\./;
/** Raised as a refusal of the document and answered by its size. */
const ANSWERED_AS = { 'DOCUMENT.TOO_LARGE': 413 };

const found = new Map();

function add(status, code, zh, en) {
  if (!CODE.test(code) || NOT_OVER_HTTP.test(code)) return;
  const entry = found.get(code) ?? { statuses: new Set(), zh: '', en: '' };
  entry.statuses.add(ANSWERED_AS[code] ?? status);
  entry.zh ||= zh;
  entry.en ||= en;
  found.set(code, entry);
}

/** A text as far as it stands in the source; what is put in at run time is `…`. */
function textOf(node) {
  if (node === undefined) return '';
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join('');
  if (ts.isConditionalExpression(node)) return textOf(node.whenTrue);
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression);
  return '';
}

function member(node, name) {
  if (node === undefined || !ts.isObjectLiteralExpression(node)) return undefined;
  const property = node.properties.find((each) => ts.isPropertyAssignment(each) && each.name.text === name);
  return property?.initializer;
}

function both(node) {
  if (node !== undefined && ts.isConditionalExpression(node)) return both(node.whenTrue);
  return [textOf(member(node, 'zh')), textOf(member(node, 'en'))];
}

function read(node, statusOfCode) {
  if (ts.isNewExpression(node) && node.expression.getText() === 'DomainError') {
    const [code, kind, text] = node.arguments;
    const status = statusOfCode[textOf(code)] ?? STATUS_OF_KIND[textOf(kind)];
    if (status !== undefined) add(status, textOf(code), ...both(text));
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'HttpProblem') {
    const [status, code, text] = node.arguments;
    if (ts.isNumericLiteral(status)) add(Number(status.text), textOf(code), ...both(text));
  }
  if (ts.isCallExpression(node) && node.expression.getText() === 'badHeader') {
    const [code, , zh, en] = node.arguments;
    add(422, textOf(code), textOf(zh), textOf(en));
  }
  if (ts.isObjectLiteralExpression(node)) {
    const [status, code, text] = ['status', 'code', 'text'].map((name) => member(node, name));
    if (status !== undefined && ts.isNumericLiteral(status) && code !== undefined) {
      add(Number(status.text), textOf(code), ...both(text));
    }
  }
  if (
    ts.isPropertyAssignment(node) &&
    CODE.test(node.name.text ?? '') &&
    ts.isArrayLiteralExpression(node.initializer)
  ) {
    const [zh, en] = node.initializer.elements;
    if (node.name.text.includes('.')) add(422, node.name.text, textOf(zh), textOf(en));
  }
  ts.forEachChild(node, (child) => read(child, statusOfCode));
}

function sources(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/(\.spec|\.contract|\.d)\.ts$|[\\/](dist|node_modules|testing)[\\/]/.test(file))
    .sort();
}

const parse = (file) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);

function statusesByCode() {
  const problem = parse(path.join(root, 'libs/shared/http/src/problem.ts'));
  const statuses = {};
  const visit = (node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'STATUS_OF_CODE') {
      for (const property of node.initializer.properties)
        statuses[property.name.text] = Number(property.initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(problem);
  return statuses;
}

const statusOfCode = statusesByCode();
for (const file of sources(path.join(root, 'libs'))) read(parse(file), statusOfCode);

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const rows = [...found]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(
    ([code, { statuses, zh, en }]) =>
      `| \`${code}\` | ${[...statuses].sort().join(', ')} | ${cell(zh)} | ${cell(en)} |`,
  );
const page = await prettier.format(
  `# 错误代码 Problem codes (reference)

Every refusal is \`application/problem+json\` with a \`code\`; the code is stable, the text is not. A code with two
statuses is answered with 422 where the body names the record, and with the other where the address does. \`…\` stands for
what is put in at run time. What to do about a status stands in [the API's conventions](http-api.md#problems).

This page is made from the sources: \`node tools/workspace/problem-codes.mjs\`.

| Code | Status | 中文 | English |
|---|---|---|---|
${rows.join('\n')}
`,
  { ...(await prettier.resolveConfig(PAGE)), parser: 'markdown' },
);

if (process.argv.includes('--check')) {
  let current = '';
  try {
    current = readFileSync(PAGE, 'utf8');
  } catch {
    // not there: made anew
  }
  const codes = (text) =>
    [...text.matchAll(/^\| (`[^`]+`) +\| ([0-9, ]+?) +\|/gm)].map(([, code, status]) => `${code} ${status}`);
  const [known, wanted] = [codes(current), codes(page)];
  const missing = wanted.filter((code) => !known.includes(code));
  const gone = known.filter((code) => !wanted.includes(code));
  if (missing.length + gone.length > 0 || wanted.length !== rows.length) {
    console.error(
      `docs/reference/problem-codes.md misses ${missing.join(', ') || 'none'}; none in the sources: ${gone.join(', ') || 'none'}.`,
    );
    console.error('Make it anew: node tools/workspace/problem-codes.mjs');
    process.exit(1);
  }
} else {
  writeFileSync(PAGE, page);
  console.log(`${rows.length} codes`);
}
