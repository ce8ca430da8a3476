import type { BilingualText } from './domain-error.js';

/** One thing wrong in a document, and where (JSON pointer). */
export interface Fault extends BilingualText {
  readonly pointer: string;
  /** Stable. */
  readonly code: string;
}

type Path = readonly (PropertyKey | { readonly key: PropertyKey })[];

/** The members of a schema's issue that a fault is made from; never its input. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: Path | undefined;
  readonly code?: string;
  readonly expected?: string;
  readonly format?: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly options?: readonly unknown[];
  readonly params?: { readonly code?: string; readonly zh?: string; readonly en?: string };
  readonly errors?: readonly (readonly SchemaIssue[])[];
  readonly issues?: readonly SchemaIssue[];
}

/**
 * Issues of a schema in the words for people, each once. Where a value meets none of several forms, what is wrong with
 * the form it comes closest to is said.
 *
 * @param prefix pointer of what was checked
 */
export function schemaFaults(issues: readonly SchemaIssue[], prefix = ''): readonly Fault[] {
  const faults = new Map<string, Fault>();
  for (const issue of issues.flatMap(closest)) {
    for (const fault of faultsOf(issue, prefix)) {
      const key = `${fault.code} ${fault.pointer}`;
      if (!faults.has(key)) faults.set(key, fault);
    }
  }
  return [...faults.values()];
}

function closest(issue: SchemaIssue): readonly SchemaIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const [best] = (issue.errors ?? [])
    .filter((form) => !form.some((inner) => atRoot(inner) && OTHER_FORM.has(inner.code ?? '')))
    .map((form) => ({ form, rank: (form.some(namesOthers) ? 1_000 : 0) + form.length }))
    .sort((a, b) => a.rank - b.rank);
  if (best === undefined) return [issue];
  return best.form.flatMap((inner) => closest({ ...inner, path: [...(issue.path ?? []), ...(inner.path ?? [])] }));
}

const OTHER_FORM = new Set(['invalid_type', 'invalid_value']);

function atRoot({ path }: SchemaIssue): boolean {
  return (path ?? []).length === 0;
}

function namesOthers(issue: SchemaIssue): boolean {
  return issue.code === 'unrecognized_keys' && atRoot(issue);
}

function faultsOf(issue: SchemaIssue, prefix: string): readonly Fault[] {
  const pointer = prefix + (issue.path ?? []).map(tokenOf).join('');
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => ({
      pointer: `${pointer}/${pointerToken(key)}`,
      code: 'UNKNOWN_FIELD',
      zh: '没有这个字段。',
      en: 'There is no such field.',
    }));
  }
  return [{ pointer, ...explain(issue) }];
}

function tokenOf(segment: Path[number]): string {
  return `/${pointerToken(String(typeof segment === 'object' ? segment.key : segment))}`;
}

/** A member name as a reference token of a JSON pointer, cut to 80 characters and made printable. */
export function pointerToken(key: string): string {
  return key.slice(0, 80).toWellFormed().replaceAll('\u0000', '\ufffd').replaceAll('~', '~0').replaceAll('/', '~1');
}

interface TypeName {
  readonly zh: string;
  readonly en: string;
}
const OBJECT: TypeName = { zh: '对象', en: 'an object' };
const LIST: TypeName = { zh: '列表', en: 'a list' };
const NUMBER: TypeName = { zh: '数值', en: 'a number' };
const INTEGER: TypeName = { zh: '整数', en: 'a whole number' };
const TYPE_NAMES: Readonly<Record<string, TypeName>> = {
  string: { zh: '文字', en: 'text' },
  number: NUMBER,
  nan: NUMBER,
  int: INTEGER,
  bigint: INTEGER,
  boolean: { zh: '是或否（true/false）', en: 'true or false' },
  date: { zh: '日期', en: 'a date' },
  array: LIST,
  tuple: LIST,
  set: LIST,
  object: OBJECT,
  record: OBJECT,
  map: OBJECT,
  null: { zh: '空（null）', en: 'null' },
};
const OTHER_TYPE: TypeName = { zh: '另一种值', en: 'another kind of value' };

const FORMATS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  uuid: { zh: '应为小写 UUID。', en: 'Must be a UUID in lower case.' },
  decimal: { zh: '应为十进制数文字，如 "96.5"。', en: 'Must be a decimal number as text, like "96.5".' },
  exact: {
    zh: '小数请写成带引号的十进制数，如 "94.95"。',
    en: 'A decimal is written as text, like "94.95".',
  },
  notBlank: { zh: '不能只有空白。', en: 'Must not be blank.' },
  code: {
    zh: '代码以小写字母开头，只含字母和数字，不超过 40 个字符。',
    en: 'A code starts with a lower-case letter and has letters and digits only, 40 at most.',
  },
  key: {
    zh: '键以小写字母开头，只含小写字母、数字和连字符，2 至 60 个字符。',
    en: 'A key starts with a lower-case letter and has lower-case letters, digits and hyphens, 2 to 60.',
  },
  cursor: { zh: '应为上一页给出的游标。', en: 'Must be the cursor the previous page gave.' },
  integer: { zh: '应为正整数。', en: 'Must be a positive integer.' },
  datetime: {
    zh: '应为带时区的时间，如 2026-11-25T08:00:00Z。',
    en: 'Must be a time with offset, like 2026-11-25T08:00:00Z.',
  },
};

function explain(issue: SchemaIssue): Omit<Fault, 'pointer'> {
  switch (issue.code) {
    case 'invalid_type': {
      const { zh, en } = TYPE_NAMES[issue.expected ?? ''] ?? OTHER_TYPE;
      return {
        code: 'TYPE',
        zh: `缺少或类型不对，应为${zh}。`,
        en: `Missing or of the wrong type; must be ${en}.`,
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
    case 'invalid_key':
      return explain(issue.issues?.[0] ?? { message: '' });
    case 'invalid_union':
      if (issue.options !== undefined) return explain({ ...issue, code: 'invalid_value', values: issue.options });
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
