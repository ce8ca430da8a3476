import type { Read } from '../read.js';
import type { SourceText } from '../source-text.js';
import type { DateSpan } from '../structure/dates.js';
import { bareMonthSpan, dateMentions, dateText, firstDateSpan } from '../structure/dates.js';
import { headingAt, headingOf } from '../structure/heading.js';
import type { OutlineNode } from '../structure/outline.js';
import { descendants } from '../structure/outline.js';
import { sectionKind } from '../structure/section-kind.js';
import type { ReadStage } from './facts.js';
import { fact } from './facts.js';
import type { YearContext } from './years.js';
import { resolveYear } from './years.js';

interface Candidate {
  readonly nameSpan: { readonly start: number; readonly end: number };
  readonly name: string;
  readonly dates: DateSpan | null;
}

const STAGE_WORD = /阶段|步$/;
const ORDINAL_STAGE = /^第[一二三四五六七八九十\d]{1,3}(?:个)?(?:阶段|步)(?:\s?[::,、-]?\s?)/;
const BODY_REACH = 90;

function spanOfDates(source: SourceText, start: number, end: number): DateSpan | null {
  const bare = bareMonthSpan(source, start, end);
  const full = firstDateSpan(source, start, end);
  if (!bare) return full;
  return full && full.start < bare.start ? full : bare;
}

function isRecurringSpan(source: SourceText, span: DateSpan): boolean {
  return /每(?:年|月|季度|周)?$/.test(source.shadow.slice(Math.max(0, span.start - 4), span.start));
}

/** The stage a heading names, the dates in it or right after it. */
function candidateAt(source: SourceText, start: number, firstEnd: number, end: number): Candidate | null {
  const { shadow } = source;
  const sentence = headingAt(source, start, firstEnd);
  const lineStop = shadow.slice(start, Math.min(firstEnd, start + 160)).search(/[。;]/);
  const headEnd = lineStop < 0 ? Math.min(firstEnd, start + 120) : start + lineStop;
  let dates = spanOfDates(source, start, headEnd);
  if (!dates) {
    const reach = Math.min(end, headEnd + BODY_REACH);
    const body = shadow.slice(headEnd, reach);
    const within = spanOfDates(source, headEnd, reach);
    if (within && (within.start - headEnd <= 24 || /时间|从|自|于/.test(body.slice(0, within.start - headEnd))))
      dates = within;
  }
  if (dates && isRecurringSpan(source, dates)) dates = null;
  let from = sentence.start;
  let to = sentence.end;
  const head = shadow.slice(from, to);
  const bracket = head.search(/[(\[]/);
  if (bracket > 1 && /[\d一二三四五六七八九十月年]/.test(head.slice(bracket))) to = from + bracket;
  const ordinal = ORDINAL_STAGE.exec(shadow.slice(from, to));
  if (ordinal) {
    const afterOrdinal = from + ordinal[0].length;
    if (to - afterOrdinal >= 2) {
      from = afterOrdinal;
    } else {
      const rest = shadow.slice(to, headEnd);
      const named = /^\s?(?:\([^()]{0,40}\))?\s?[::,、]?\s?([\u4e00-\u9fff、“”]{2,16})/.exec(rest);
      const text = named?.[1];
      if (named && text !== undefined) {
        from = to + named[0].length - text.length;
        to = from + text.length;
      }
    }
  }
  if (dates && dates.start < to && dates.end > from) {
    if (dates.start - from >= 2) to = dates.start;
    else {
      const rest = shadow.slice(dates.end, Math.max(to, Math.min(headEnd, dates.end + 40)));
      const named = /^[)\s]?(?:\s?[,:：、]?\s?)(?:为|是|,)?\s?([\u4e00-\u9fff、“”]{2,20})/.exec(rest);
      const text = named?.[1];
      if (!named || text === undefined) return null;
      const stage = text.search(/阶段/);
      from = dates.end + named[0].length - text.length;
      to = from + (stage < 0 ? text.length : stage + 2);
    }
  }
  const stageAt = shadow.slice(from, to).search(/阶段/);
  if (stageAt >= 2) to = from + stageAt + 2;
  while (to > from && /[\s,:、(\-~从自为是于]/.test(shadow.charAt(to - 1))) to -= 1;
  const linking = /^(?:为|是|即)(?=.{2,}阶段)/.exec(shadow.slice(from, to));
  if (linking) from += linking[0].length;
  while (from < to && /[\s,:、)\-“]/.test(shadow.charAt(from)) && shadow.charAt(from) !== '“') from += 1;
  if (to - from < 2 || to - from > 40) return null;
  return { nameSpan: { start: from, end: to }, name: source.text.slice(from, to).replace(/\s+/g, ''), dates };
}

function nodeCandidate(source: SourceText, node: OutlineNode): Candidate | null {
  const span = headingOf(source, node);
  const stop = source.shadow.indexOf('\n', span.start);
  const firstEnd = stop < 0 ? node.end : Math.min(stop, node.end);
  return candidateAt(source, span.start, Math.max(node.firstEnd, Math.min(firstEnd, node.end)), node.end);
}

/** Nodes that are stages of the plan; their insides are not work items. */
export function stageNodes(source: SourceText, outline: OutlineNode): ReadonlySet<OutlineNode> {
  const found = new Set<OutlineNode>();
  const all = [outline, ...descendants(outline)];
  for (const parent of all) {
    if (found.has(parent)) continue;
    const heading = parent.kind === 'root' ? '' : headingText(source, parent);
    const kind = parent.kind === 'root' ? 'unknown' : sectionKind(heading);
    const children = parent.children.filter((child) => child.end > child.start);
    if (children.length === 0) continue;
    const named = children.filter((child) => STAGE_WORD.test(headingText(source, child).slice(0, 30)));
    const dated = children.filter((child) => isDated(source, child));
    if (kind === 'stages') {
      const fitting =
        named.length > 0 ? children.filter((child) => named.includes(child) || dated.includes(child)) : children;
      for (const child of fitting) found.add(child);
    } else if (named.length >= 2 || (named.length === 1 && children.length === 1)) {
      for (const child of named) if (sectionKind(headingText(source, child)) !== 'work') found.add(child);
    } else if (kind === 'weak-work' && dated.length >= 2 && dated.length === children.length) {
      for (const child of dated) found.add(child);
    }
  }
  for (const node of [...found]) for (const inner of descendants(node)) found.add(inner);
  return found;
}

function headingText(source: SourceText, node: OutlineNode): string {
  const span = headingOf(source, node);
  return source.shadow.slice(span.start, span.end);
}

function isDated(source: SourceText, node: OutlineNode): boolean {
  const span = headingOf(source, node);
  const dates = spanOfDates(source, span.start, Math.min(node.firstEnd, span.end + 30));
  return dates !== null && dates.start - span.start < 30;
}

function topStages(source: SourceText, outline: OutlineNode, nodes: ReadonlySet<OutlineNode>): readonly Candidate[] {
  const candidates: Candidate[] = [];
  const inside = (node: OutlineNode): void => {
    for (const child of node.children) {
      if (nodes.has(child)) {
        const candidate = nodeCandidate(source, child);
        if (candidate) candidates.push(candidate);
        continue;
      }
      if (child.children.length === 0 || !child.children.some((inner) => nodes.has(inner))) {
        if (sectionKind(headingText(source, child)) === 'stages') candidates.push(...unnumbered(source, child));
      }
      inside(child);
    }
  };
  inside(outline);
  return candidates;
}

/** "3月,宣传发动;4月,组织实施" holds two stages; a line without such parts is one. */
function datedParts(
  source: SourceText,
  block: { start: number; end: number },
): readonly { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let from = block.start;
  for (let at = block.start; at <= block.end; at += 1) {
    if (at < block.end && !/[;。]/.test(source.shadow.charAt(at))) continue;
    if (at > from) parts.push({ start: from, end: at });
    from = at + 1;
  }
  const dated = parts.filter((part) => {
    const dates = spanOfDates(source, part.start, Math.min(part.end, part.start + 24));
    return dates !== null && dates.start - part.start <= 2;
  });
  return dated.length >= 2 && dated.length === parts.length ? dated : [block];
}

/** Stages written as unnumbered lines under a section of steps. */
function unnumbered(source: SourceText, section: OutlineNode): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const block of section.body) {
    const start = source.shadow.slice(block.start, block.start + 60);
    const opens =
      /^第[一二三四五六七八九十\d]{1,2}(?:个)?(?:阶段|步)/.test(start) ||
      /^[\u4e00-\u9fff、]{2,14}阶段\s?[:(,。]?/.test(start) ||
      /^\(?(?:20[\dxX*]{2}年)?\d{1,2}月[^。]{0,30}[::,]/.test(start);
    if (!opens) continue;
    for (const part of datedParts(source, block)) {
      const candidate = candidateAt(source, part.start, part.end, part.end);
      if (candidate) candidates.push(candidate);
    }
  }
  return candidates;
}

/** The years the stages, and sections that say when, name in full. */
export function stageYears(
  source: SourceText,
  outline: OutlineNode,
  nodes: ReadonlySet<OutlineNode>,
): readonly string[] {
  const staged = topStages(source, outline, nodes).flatMap(({ dates }) => [dates?.from?.year, dates?.to?.year]);
  const timed = outline.children
    .filter((node) => /时间|期限/.test(headingText(source, node).slice(0, 12)))
    .flatMap((node) => dateMentions(source, node.start, node.end).map(({ year }) => year));
  return [...staged, ...timed].filter((year) => typeof year === 'string');
}

/** The stages of the plan in the order of the text. */
export function readStages(
  source: SourceText,
  outline: OutlineNode,
  nodes: ReadonlySet<OutlineNode>,
  years: YearContext,
): readonly ReadStage[] {
  let nearby: string | null = null;
  const stages: ReadStage[] = [];
  for (const candidate of topStages(source, outline, nodes)) {
    const read = (edge: 'from' | 'to'): Read<string> | null => {
      const mention = candidate.dates?.[edge];
      if (!mention) return null;
      const own = mention.year ?? (edge === 'to' ? (candidate.dates?.from?.year ?? null) : null);
      const { year, inferred } = resolveYear({ ...mention, year: own }, nearby, years);
      if (own !== null) nearby = own;
      return fact(source, dateText(mention, year, edge), [mention], inferred ? '年份按上下文推定' : null);
    };
    const from = read('from');
    const to = read('to');
    stages.push({
      name: fact(
        source,
        candidate.name,
        [candidate.nameSpan],
        from === null && to === null && !/阶段/.test(candidate.name) ? '没有日期' : null,
      ),
      from,
      to,
    });
  }
  return stages;
}
