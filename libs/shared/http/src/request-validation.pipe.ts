import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { pointerToken } from './json-body.js';
import { invalidRequest, type FieldProblem } from './problem.js';

const MAX_ERRORS = 50;

type Part = FieldProblem['in'];

/** The members of a zod issue that the answer is made from; never its input. */
interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: string;
  readonly expected?: string;
  readonly format?: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly params?: { readonly code?: string; readonly zh?: string; readonly en?: string };
  readonly errors?: readonly (readonly SchemaIssue[])[];
}

/**
 * Checks `@Body`, `@Query`, `@Param` and `@Headers` arguments against their zod schema (`{ schema }`) and hands the
 * controller the schema's output. A body that is absent is one without members. Refusals are 422 `REQUEST.INVALID` and never repeat what was sent.
 */
export class RequestValidationPipe extends StandardSchemaValidationPipe {
  override async transform<Value>(value: Value, metadata: ArgumentMetadata): Promise<Value> {
    const { schema } = metadata;
    if (schema === undefined || !this.toValidate(metadata)) return value;
    const absent = value === undefined && metadata.type === 'body' && metadata.data === undefined;
    const result = await this.validate<Value>(absent ? {} : value, schema);
    if (result.issues === undefined) return result.value;
    const part: Part = metadata.type === 'param' ? 'path' : metadata.type === 'query' ? 'query' : 'body';
    const prefix = metadata.data === undefined ? '' : `/${pointerToken(metadata.data)}`;
    const problems = new Map<string, FieldProblem>();
    for (const issue of result.issues as readonly SchemaIssue[]) {
      for (const field of fieldProblems(issue, part, prefix)) {
        const key = `${field.code} ${field.pointer}`;
        if (problems.size < MAX_ERRORS && !problems.has(key)) problems.set(key, field);
      }
    }
    throw invalidRequest([...problems.values()]);
  }
}

function fieldProblems(issue: SchemaIssue, part: Part, prefix: string): readonly FieldProblem[] {
  const pointer = prefix + pointerOf(issue);
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).slice(0, MAX_ERRORS).map((key) => ({
      in: part,
      pointer: `${pointer}/${pointerToken(key)}`,
      code: 'UNKNOWN_FIELD',
      zh: '没有这个字段。',
      en: 'There is no such field.',
    }));
  }
  return [{ in: part, pointer, ...explain(issue) }];
}

function pointerOf(issue: SchemaIssue): string {
  return (issue.path ?? [])
    .map((segment) => `/${pointerToken(String(typeof segment === 'object' ? segment.key : segment))}`)
    .join('');
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数值',
  int: '整数',
  boolean: '是或否（true/false）',
  array: '列表',
  object: '对象',
  null: 'null',
};

const FORMATS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  uuid: { zh: '应为小写 UUID。', en: 'Must be a UUID in lower case.' },
  decimal: { zh: '应为十进制数文字，如 "96.5"。', en: 'Must be a decimal number as text, like "96.5".' },
  cursor: { zh: '应为上一页给出的游标。', en: 'Must be the cursor the previous page gave.' },
  integer: { zh: '应为正整数。', en: 'Must be a positive integer.' },
  datetime: {
    zh: '应为带时区的时间，如 2026-11-25T08:00:00Z。',
    en: 'Must be a time with offset, like 2026-11-25T08:00:00Z.',
  },
};

function explain(issue: SchemaIssue): { readonly code: string; readonly zh: string; readonly en: string } {
  switch (issue.code) {
    case 'invalid_type': {
      const expected = issue.expected ?? '';
      return {
        code: 'TYPE',
        zh: `缺少或类型不对，应为${TYPE_NAMES[expected] ?? expected}。`,
        en: `Missing or of the wrong type; must be ${expected}.`,
      };
    }
    case 'too_big':
      return {
        code: 'TOO_BIG',
        zh: `${measureZh(issue.origin)}不能超过 ${String(issue.maximum)}。`,
        en: `${measureEn(issue.origin)} at most ${String(issue.maximum)}.`,
      };
    case 'too_small':
      return {
        code: 'TOO_SMALL',
        zh: `${measureZh(issue.origin)}不能少于 ${String(issue.minimum)}。`,
        en: `${measureEn(issue.origin)} at least ${String(issue.minimum)}.`,
      };
    case 'invalid_format': {
      const known = FORMATS[issue.message] ?? FORMATS[issue.format ?? ''];
      return { code: 'FORMAT', ...(known ?? { zh: '格式不对。', en: 'Is not in the right form.' }) };
    }
    case 'invalid_value': {
      const values = (issue.values ?? []).map(String).join(', ');
      return { code: 'VALUE', zh: `只能是：${values}。`, en: `Must be one of: ${values}.` };
    }
    case 'invalid_union':
      return { code: 'SHAPE', zh: '不符合任何一种允许的写法。', en: 'Matches none of the allowed forms.' };
    case 'custom': {
      const { code, zh, en } = issue.params ?? {};
      return {
        code: code ?? 'RULE',
        zh: zh ?? '不符合要求。',
        en: en ?? 'Does not meet the requirement.',
      };
    }
    default:
      return { code: 'RULE', zh: '不符合要求。', en: 'Does not meet the requirement.' };
  }
}

function measureZh(origin: string | undefined): string {
  if (origin === 'string') return '字数';
  return origin === 'array' ? '项数' : '数值';
}

function measureEn(origin: string | undefined): string {
  if (origin === 'string') return 'Length must be';
  return origin === 'array' ? 'Number of items must be' : 'Must be';
}
