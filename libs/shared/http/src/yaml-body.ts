import { pointerToken } from '@gongjian/shared-kernel';
import { isUtf8 } from 'node:buffer';
import { isAlias, isCollection, isMap, isScalar, parseDocument, type Node, type Pair, type Scalar } from 'yaml';
import { duplicateMember, parseJsonBody } from './json-body.js';
import { HttpProblem, invalidRequest, type FieldProblem } from './problem.js';

const MAX_ERRORS = 20;
/** Opened on one line or by indentation; nothing that is meant goes deeper. */
const MAX_DEPTH = 64;

/** Bytes of a YAML body; reading it costs much more than JSON. */
export const YAML_BODY_LIMIT = 256 * 1024;

/** A YAML body as it came: it is read once the caller is known, when its schema is checked. */
export class YamlBody {
  constructor(private readonly bytes: Buffer) {}

  read(): unknown {
    return parseYamlBody(this.bytes);
  }
}

/**
 * Parses a YAML 1.2 body (core schema) into the value its JSON would have: no aliases, no tags of its own, text as names
 * of members, each once. Decimals are written as text, for a binary fraction is not exact.
 *
 * @throws HttpProblem 400 `REQUEST.MALFORMED_YAML`, `REQUEST.TOO_DEEP`, `REQUEST.DUPLICATE_MEMBER`; 422 `REQUEST.INVALID` naming the place
 */
export function parseYamlBody(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw malformed(null);
  const text = bytes.toString('utf8');
  if (isDeep(text)) throw tooDeep();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    stringKeys: true,
    uniqueKeys: false,
  });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) throw malformed(fault.linePos?.[0].line ?? null);
  const errors: FieldProblem[] = [];
  visit(document.contents, '', errors);
  if (errors.length > 0) throw invalidRequest(errors);
  const json = JSON.stringify(document.toJS({ maxAliasCount: 0 }));
  return json === 'null' ? undefined : parseJsonBody(Buffer.from(json, 'utf8'));
}

/** Brackets that stay open, or lines that keep stepping in. */
function isDeep(text: string): boolean {
  let open = 0;
  const indents: number[] = [];
  for (const line of text.split('\n')) {
    for (const character of line) {
      if (character === '[' || character === '{') open += 1;
      else if ((character === ']' || character === '}') && open > 0) open -= 1;
      if (open > MAX_DEPTH) return true;
    }
    const dashes = /^[ ]*(?:[-?:] +)*/.exec(line)?.[0] ?? '';
    const indent = dashes.length;
    if (line.trim() === '') continue;
    while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
    indents.push(indent);
    if (indents.length > MAX_DEPTH || dashes.split(/[-?:]/).length > MAX_DEPTH) return true;
  }
  return false;
}

function visit(node: Node | null, pointer: string, errors: FieldProblem[]): void {
  if (errors.length >= MAX_ERRORS) return;
  if (isAlias(node)) {
    errors.push(
      refusal(pointer, 'SHAPE', '请写出值本身，不要用别名（*）。', 'Write the value itself, not an alias (*).'),
    );
  } else if (isScalar(node)) {
    if (typeof node.value === 'number' && !isWhole(node.value, node.source ?? '')) {
      errors.push(refusal(pointer, 'DECIMAL', '小数请写成带引号的字符串。', 'Write a decimal as text in quotes.'));
    }
  } else if (isMap(node)) {
    const seen = new Set<string>();
    for (const { key, value } of node.items as readonly Pair<Scalar<string>, Node | null>[]) {
      if (seen.has(key.value)) throw duplicateMember();
      seen.add(key.value);
      visit(value, `${pointer}/${pointerToken(key.value)}`, errors);
    }
  } else if (isCollection(node)) {
    (node.items as readonly (Node | null)[]).forEach((item, index) => visit(item, `${pointer}/${index}`, errors));
  }
}

function isWhole(value: number, source: string): boolean {
  return Number.isSafeInteger(value) && !/[.eE]/.test(source.replace(/^0x.*/i, ''));
}

function refusal(pointer: string, code: string, zh: string, en: string): FieldProblem {
  return { in: 'body', pointer, code, zh, en };
}

function malformed(line: number | null): HttpProblem {
  return new HttpProblem(400, 'REQUEST.MALFORMED_YAML', {
    zh: `提交的内容不是有效的 YAML 1.2（UTF-8）${line === null ? '' : `，见第 ${line} 行`}。`,
    en: `The body is not valid YAML 1.2 in UTF-8${line === null ? '' : `; see line ${line}`}.`,
  });
}

function tooDeep(): HttpProblem {
  return new HttpProblem(400, 'REQUEST.TOO_DEEP', {
    zh: `内容的嵌套超过 ${MAX_DEPTH} 层。`,
    en: `The content is nested more than ${MAX_DEPTH} levels deep.`,
  });
}
