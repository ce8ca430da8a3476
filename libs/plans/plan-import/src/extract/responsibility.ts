import type { Read } from '../read.js';
import type { SourceText } from '../source-text.js';
import type { DateMention } from '../structure/dates.js';
import { dateMentions } from '../structure/dates.js';
import { isMasked, nameIn, splitPeople } from '../words/names.js';
import { isPersonOnly, isUnitName, splitUnits } from '../words/units.js';
import type { ReadPerson } from './facts.js';
import { fact } from './facts.js';

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Responsibility {
  readonly leadUnits: readonly Read<string>[];
  readonly responsibleUnits: readonly Read<string>[];
  readonly persons: readonly ReadPerson[];
  readonly due: DateMention | null;
  /** Whether the text assigns the duty with labels or brackets, not only in running sentences. */
  readonly explicit: boolean;
}

type Role = 'lead' | 'responsible' | 'assisting' | 'person' | 'due';

const THING = '(?:责任)?(?:单位|部门|科室|处室|股室|机构|组织|社区|小组|党组织|支部)';
const LABEL = new RegExp(
  [
    `(?<lead>(?:总|第一)?牵头${THING}|主办${THING}|主责${THING}|(?:主要|第一|首要|主体)责任${THING.replace('(?:责任)?', '')})`,
    `(?<assisting>(?:配合|协办|协助|参与|参加|协同|支持|联办|协作|共同责任|相关责任|其他责任)${THING})`,
    `(?<responsible>(?:具体)?(?:责任|负责|实施|落实|承办|执行|包保|完成)(?:单位|部门|科室|处室|股室|主体|机构|社区|小组|党组织|支部))`,
    `(?<due>(?:完成|办结|整改|落实|责任|工作|实施|推进)?(?:时限|期限)(?:要求)?|(?:完成|办结|实施|落实|整改)(?:时间|日期)(?:要求|节点)?|时间(?:要求|节点|安排))`,
    `(?<person>(?:直接|主要|第一|具体|主体|项目)?(?:责任|负责|承办|经办|牵头|主办|落实)人(?:员)?|(?:责任|分管|牵头|包联|挂点|联系|主管|包抓|包片|包保|挂钩|主抓|带班|督办)(?:区|市|县|局|镇|街道)?领导|联系人|联络员)`,
  ].join('|'),
  'g',
);
const VALUE_START = /^(?:\s?(?:[:：]|为|是)\s?|\s(?=\S))/;
const MAX_VALUE = 300;

interface Label {
  readonly role: Role;
  readonly name: string;
  readonly start: number;
  readonly nameEnd: number;
  readonly valueStart: number;
  valueEnd: number;
}

function roleOf(groups: Readonly<Record<string, string | undefined>>): Role {
  if (groups['lead'] !== undefined) return 'lead';
  if (groups['assisting'] !== undefined) return 'assisting';
  if (groups['responsible'] !== undefined) return 'responsible';
  if (groups['due'] !== undefined) return 'due';
  return 'person';
}

function labelsIn(source: SourceText, span: Span): readonly Label[] {
  const { shadow } = source;
  const text = shadow.slice(span.start, span.end);
  const labels: Label[] = [];
  for (const match of text.matchAll(LABEL)) {
    const start = span.start + match.index;
    const nameEnd = start + match[0].length;
    const lead = VALUE_START.exec(shadow.slice(nameEnd, nameEnd + 4));
    if (!lead) continue;
    const marked = /[:：]/.test(lead[0]);
    if (!marked) {
      const before = shadow.charAt(start - 1);
      const role = roleOf(match.groups ?? {});
      const opens = before === '' || /[\n(。;\s]/.test(before);
      if (!opens || (role === 'due' && !/^\s/.test(lead[0]))) continue;
    }
    labels.push({
      role: roleOf(match.groups ?? {}),
      name: match[0],
      start,
      nameEnd,
      valueStart: nameEnd + lead[0].length,
      valueEnd: Math.min(span.end, nameEnd + lead[0].length + MAX_VALUE),
    });
  }
  labels.forEach((label, index) => {
    const next = labels[index + 1];
    const limit = Math.min(label.valueEnd, next?.start ?? span.end);
    let depth = 0;
    let at = label.valueStart;
    for (; at < limit; at += 1) {
      const char = shadow.charAt(at);
      if (char === '(') depth += 1;
      else if (char === ')') {
        if (depth === 0) break;
        depth -= 1;
      } else if (/[\n。]/.test(char) || (char === ';' && depth === 0) || (char === '\t' && depth === 0)) break;
    }
    label.valueEnd = at;
  });
  return labels;
}

interface Gathered {
  readonly lead: Map<string, Read<string>>;
  readonly responsible: Map<string, Read<string>>;
  readonly assisting: Map<string, Read<string>>;
  readonly persons: Map<string, ReadPerson>;
  due: DateMention | null;
  explicit: boolean;
}

function addUnits(source: SourceText, into: Map<string, Read<string>>, span: Span, doubt: string | null): boolean {
  let added = false;
  for (const part of splitUnits(source.shadow.slice(span.start, span.end))) {
    const start = span.start + part.offset;
    const end = start + part.text.length;
    const name = source.text.slice(start, end).replace(/\s+/g, '');
    if (name.length > 40 || into.has(name)) continue;
    into.set(name, fact(source, name, [{ start, end }], doubt));
    added = true;
  }
  return added;
}

function addPeople(source: SourceText, gathered: Gathered, role: string, roleSpan: Span, span: Span): void {
  for (const part of splitPeople(source.shadow.slice(span.start, span.end))) {
    const text = part.text.trim();
    if (text === '') continue;
    const lead = part.text.length - part.text.trimStart().length;
    const start = span.start + part.offset + lead;
    const end = start + text.length;
    const named = nameIn(part.text);
    if (
      !named &&
      isUnitName(text) &&
      !isMasked(text) &&
      !/(?:负责人|领导|成员|干部|党员|楼长|网格员|志愿者)$/.test(text)
    ) {
      addUnits(source, gathered.responsible, { start, end }, '以“责任人”列出,但像是单位');
      continue;
    }
    if (!named && text.length > 20) continue;
    const at = named ? span.start + part.offset + named.offset : start;
    const name = named ? named.name : source.text.slice(start, end);
    const key = `${role}\u0000${name}`;
    if (gathered.persons.has(key)) continue;
    gathered.persons.set(key, {
      name: fact(
        source,
        name,
        [named ? { start: at, end: Math.max(at + name.length, at) } : { start, end }],
        named ? null : '不是人名',
      ),
      role: fact(source, role, [roleSpan]),
    });
  }
}

const CLAUSE_ROLE =
  /^(?:由)?(?<units>.+?)(?:共同|分别|具体|按照?职责(?:分工)?|按照?分工|按职能|各自|联合|主要|统一|同志)?(?<role>牵头负责|牵头组织|牵头落实|牵头实施|牵头抓总|总牵头|牵头|主办|负责落实|负责实施|负责制|负责|承办|组织实施|落实|责任|主责|配合实施|配合落实|配合|协助|协办|参与|参加|协同|协作)$/;

function isClauseName(text: string): boolean {
  return splitUnits(text).every((part) => isUnitName(part.text) || isPersonOnly(part.text) || part.text.length <= 8);
}

/** "(甲、乙牵头,丙配合)" and "(甲负责)". */
function readBrackets(source: SourceText, span: Span, gathered: Gathered): void {
  const { shadow } = source;
  const text = shadow.slice(span.start, span.end);
  const pattern = /\(([^()\n]{2,160}(?:\([^()\n]{0,30}\)[^()\n]{0,80}){0,4})\)/g;
  for (const match of text.matchAll(pattern)) {
    const inside = match[1] ?? '';
    if (!/牵头|主办|负责|承办|落实|责任|实施|配合|协助|协办|参与|参加|协同|协作/.test(inside)) continue;
    const base = span.start + match.index + 1;
    let from = 0;
    let pending: number | null = null;
    for (let at = 0; at <= inside.length; at += 1) {
      if (at < inside.length && !/[,;。]/.test(inside.charAt(at))) continue;
      const raw = inside.slice(from, at);
      const clause = raw.trim();
      const start = base + from + (raw.length - raw.trimStart().length);
      from = at + 1;
      if (clause === '') continue;
      if (clause.includes(':')) {
        pending = null;
        continue;
      }
      const read = CLAUSE_ROLE.exec(clause);
      const units: string | undefined = read?.groups?.['units'];
      const role: string | undefined = read?.groups?.['role'];
      if (units === undefined || role === undefined) {
        pending ??= start;
        continue;
      }
      const offset = clause.startsWith('由') ? 1 : 0;
      const whole: Span = { start: pending ?? start + offset, end: start + offset + units.length };
      pending = null;
      if (!isClauseName(shadow.slice(whole.start, whole.end))) continue;
      assign(source, gathered, whole, role);
      gathered.explicit = true;
    }
  }
}

function assign(source: SourceText, gathered: Gathered, span: Span, role: string, doubt: string | null = null): void {
  const { shadow } = source;
  const parts = splitUnits(shadow.slice(span.start, span.end));
  const people = parts.filter((part) => isPersonOnly(part.text));
  if (people.length === parts.length && people.length > 0) {
    const roleSpan = { start: span.end, end: span.end + role.length };
    addPeople(
      source,
      gathered,
      /牵头/.test(role) ? '牵头人' : /配合|协/.test(role) ? '协助人' : '负责人',
      roleSpan,
      span,
    );
    return;
  }
  if (/^牵头|总牵头|主办|主责/.test(role)) addUnits(source, gathered.lead, span, doubt);
  else if (/配合|协|参与|参加/.test(role)) addUnits(source, gathered.assisting, span, doubt);
  else addUnits(source, gathered.responsible, span, doubt);
}

const SENTENCE =
  /由(?<units>[^,。;:、由\s()“”]{2,24}(?:、[^,。;:、由\s()“”]{2,24}){0,8})(?:具体|分别|共同|统一|主要)?(?<role>牵头|负责|主办|承办|组织实施|会同)/g;

/** "由甲牵头,乙、丙配合" in running text; only names of units count. */
function readSentences(source: SourceText, span: Span, gathered: Gathered): void {
  const text = source.shadow.slice(span.start, span.end);
  for (const match of text.matchAll(SENTENCE)) {
    const units = match.groups?.['units'] ?? '';
    const role = match.groups?.['role'] ?? '';
    const parts = splitUnits(units);
    const start = span.start + match.index + 1;
    if (parts.length > 0 && parts.every((part) => nameIn(part.text) !== null)) {
      const end = start + units.length;
      addPeople(
        source,
        gathered,
        role === '牵头' ? '牵头人' : '负责人',
        { start: end, end: end + role.length },
        { start, end },
      );
      continue;
    }
    if (!parts.every((part) => isUnitName(part.text)) || /的(?:单位|部门)/.test(units)) continue;
    assign(source, gathered, { start, end: start + units.length }, role === '会同' ? '牵头' : role, '从叙述中读出');
    const after = span.start + match.index + match[0].length;
    const rest =
      /^(?:负责|组织|实施)?,(?:由)?([^,。;:()]{2,80}?)(?:积极|密切|共同)?(?:配合|协助|参与|协办)(?=[,。;)]|$)/.exec(
        source.shadow.slice(after, Math.min(span.end, after + 100)),
      );
    const helpers = rest?.[1];
    if (rest && helpers !== undefined && splitUnits(helpers).every((part) => isUnitName(part.text))) {
      const from = after + rest[0].indexOf(helpers);
      addUnits(source, gathered.assisting, { start: from, end: from + helpers.length }, '从叙述中读出');
    }
  }
}

const COMPLETES =
  /完成|建成|建立|到位|落实|实现|达到|达标|通过|上报|报送|验收|整改|开展|报(?![道警刊])|启用|投入使用|办结|结束|建好|配齐/;

function isRecurring(shadow: string, mention: DateMention): boolean {
  return /每(?:年|月|季度?|周|半年)?(?:的)?$/.test(shadow.slice(Math.max(0, mention.start - 6), mention.start));
}

/** The completing date of running text: "于5月30日前完成", "6月底前建成". The latest counts. */
export function completingDate(source: SourceText, start: number, end: number): DateMention | null {
  const { shadow } = source;
  let best: DateMention | null = null;
  for (const mention of dateMentions(source, start, end)) {
    if (isRecurring(shadow, mention)) continue;
    const after = shadow.slice(mention.end, mention.end + 4);
    const before = shadow.slice(Math.max(start, mention.start - 5), mention.start);
    const bounded =
      /^\s?(?:前|之前|以前)/.test(after) || /(?:于|至|到|截至|截止|力争|争取|确保|务必在?|必须在?|在)$/.test(before);
    if (!bounded) continue;
    const stop = shadow.slice(mention.end, Math.min(end, mention.end + 80)).search(/[。;\n]/);
    const reach = shadow.slice(mention.end, stop < 0 ? Math.min(end, mention.end + 80) : mention.end + stop);
    if (!COMPLETES.test(reach)) continue;
    if (!best || later(mention, best)) best = mention;
  }
  return best;
}

function rank(mention: DateMention): number {
  const year = mention.year !== null && /^\d{4}$/.test(mention.year) ? Number(mention.year) : 0;
  const month =
    mention.quarter === null
      ? (mention.month ?? 0)
      : mention.quarter > 4
        ? (mention.quarter - 4) * 6
        : mention.quarter * 3;
  const day =
    typeof mention.day === 'number' ? mention.day : mention.day === 'early' ? 10 : mention.day === 'middle' ? 20 : 31;
  return year * 400 + month * 32 + day;
}

function later(left: DateMention, right: DateMention): boolean {
  return rank(left) >= rank(right);
}

/** Who answers for a duty, read from the passages that belong to it. */
export function readResponsibility(source: SourceText, spans: readonly Span[]): Responsibility {
  const gathered: Gathered = {
    lead: new Map(),
    responsible: new Map(),
    assisting: new Map(),
    persons: new Map(),
    due: null,
    explicit: false,
  };
  for (const span of spans) {
    for (const label of labelsIn(source, span)) {
      const value = { start: label.valueStart, end: label.valueEnd };
      gathered.explicit ||= label.role !== 'due';
      switch (label.role) {
        case 'lead':
          addUnits(source, gathered.lead, value, null);
          break;
        case 'responsible':
          addUnits(source, gathered.responsible, value, null);
          break;
        case 'assisting':
          addUnits(source, gathered.assisting, value, null);
          break;
        case 'person':
          addPeople(source, gathered, label.name, { start: label.start, end: label.nameEnd }, value);
          break;
        case 'due': {
          const dates = dateMentions(source, value.start, value.end).filter(
            (mention) => !isRecurring(source.shadow, mention),
          );
          const last = dates.at(-1);
          if (last) gathered.due = last;
          break;
        }
      }
    }
    readBrackets(source, span, gathered);
  }
  if (gathered.lead.size === 0 && gathered.responsible.size === 0 && gathered.assisting.size === 0) {
    for (const span of spans) readSentences(source, span, gathered);
  }
  if (gathered.due === null) {
    for (const span of spans) {
      const due = completingDate(source, span.start, span.end);
      if (due && (gathered.due === null || later(due, gathered.due))) gathered.due = due;
    }
  }
  const onlyResponsible = gathered.lead.size === 0;
  const lead = onlyResponsible ? gathered.responsible : gathered.lead;
  const others = new Map([...(onlyResponsible ? [] : gathered.responsible), ...gathered.assisting]);
  for (const name of lead.keys()) if (!isMasked(name)) others.delete(name);
  return {
    leadUnits: [...lead.values()],
    responsibleUnits: [...others.values()],
    persons: [...gathered.persons.values()],
    due: gathered.due,
    explicit: gathered.explicit,
  };
}
