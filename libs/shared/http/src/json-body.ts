import { pointerToken } from '@gongjian/shared-kernel';
import { isUtf8 } from 'node:buffer';
import { HttpProblem, invalidRequest, type FieldProblem } from './problem.js';

/** Bytes of a JSON body. */
export const JSON_BODY_LIMIT = 512 * 1024;

/** Levels of arrays and objects; the log's own limit is the same. */
const MAX_DEPTH = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/**
 * Parses a JSON body as strictly as the log stores one: valid UTF-8, at most 64 levels, no member twice, no
 * `__proto__`, no NUL and no lone surrogate in any string, no number that is not finite.
 *
 * @throws HttpProblem 400 `REQUEST.MALFORMED_JSON`, `REQUEST.TOO_DEEP`, `REQUEST.DUPLICATE_MEMBER`;
 * 422 `REQUEST.INVALID` naming the place
 */
export function parseJsonBody(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw malformed();
  const text = bytes.toString('utf8');
  const members = countMembers(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed();
  }
  const walk = new Walk(text.includes('\\u'));
  walk.visit(value, '');
  if (walk.errors.length > 0) throw invalidRequest(walk.errors);
  if (walk.members !== members) {
    throw duplicateMember();
  }
  return value;
}

export function duplicateMember(): HttpProblem {
  return new HttpProblem(400, 'REQUEST.DUPLICATE_MEMBER', {
    zh: '同一对象里有重复的成员名。',
    en: 'An object names a member twice.',
  });
}

function malformed(): HttpProblem {
  return new HttpProblem(400, 'REQUEST.MALFORMED_JSON', {
    zh: '提交的内容不是有效的 JSON（UTF-8）。',
    en: 'The body is not valid JSON in UTF-8.',
  });
}

/** Members written in the text, duplicates included. Runs before parsing, so that depth is bounded first. */
function countMembers(text: string): number {
  let members = 0;
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case QUOTE:
        index = endOfString(text, index + 1);
        break;
      case COLON:
        members += 1;
        break;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        depth += 1;
        if (depth > MAX_DEPTH) {
          throw new HttpProblem(400, 'REQUEST.TOO_DEEP', {
            zh: `JSON 的嵌套超过 ${MAX_DEPTH} 层。`,
            en: `The JSON is nested more than ${MAX_DEPTH} levels deep.`,
          });
        }
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        depth -= 1;
        break;
      default:
    }
  }
  return members;
}

function endOfString(text: string, from: number): number {
  for (let quote = text.indexOf('"', from); ; quote = text.indexOf('"', quote + 1)) {
    if (quote < 0) return text.length;
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH && quote - 1 - backslashes >= from) backslashes += 1;
    if (backslashes % 2 === 0) return quote;
  }
}

class Walk {
  members = 0;
  readonly errors: FieldProblem[] = [];

  /** @param escaped whether any string may hold what only an escape can bring in */
  constructor(private readonly escaped: boolean) {}

  visit(value: unknown, pointer: string): void {
    if (typeof value === 'string') {
      if (this.escaped) this.checkText(value, pointer);
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value)) {
        this.refuse(pointer, 'NUMBER', '数值超出范围。', 'The number is out of range.');
      }
    } else if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index += 1) this.visit(value[index], `${pointer}/${index}`);
    } else if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) {
        this.members += 1;
        const at = `${pointer}/${pointerToken(key)}`;
        if (key === '__proto__') this.refuse(at, 'UNKNOWN_FIELD', '没有这个字段。', 'There is no such field.');
        if (this.escaped) this.checkText(key, pointer);
        this.visit((value as Readonly<Record<string, unknown>>)[key], at);
      }
    }
  }

  private checkText(text: string, pointer: string): void {
    if (text.includes('\u0000') || !text.isWellFormed()) {
      this.refuse(
        pointer,
        'CHARACTERS',
        '含有不允许的字符（NUL 或不成对的代理项）。',
        'Holds a character that is not allowed (NUL or a lone surrogate).',
      );
    }
  }

  private refuse(pointer: string, code: string, zh: string, en: string): void {
    if (this.errors.length < 20) this.errors.push({ in: 'body', pointer, code, zh, en });
  }
}
