import type { SourceText } from '../source-text.js';
import type { DateMention } from '../structure/dates.js';
import { dateMentions, dateText } from '../structure/dates.js';
import { headingAt, headingOf } from '../structure/heading.js';
import type { OutlineNode } from '../structure/outline.js';
import { descendants } from '../structure/outline.js';
import { isAboutThePlan, sectionKind } from '../structure/section-kind.js';
import type { ReadTask } from './facts.js';
import { fact } from './facts.js';
import type { Responsibility, Span } from './responsibility.js';
import { readResponsibility } from './responsibility.js';
import { tableTasks } from './task-tables.js';
import type { YearContext } from './years.js';
import { resolveYear } from './years.js';

interface Item {
  readonly heading: Span;
  readonly duty: Responsibility;
  readonly doubt: string | null;
}

interface Section {
  readonly node: OutlineNode;
  readonly heading: string;
  readonly kind: ReturnType<typeof sectionKind>;
}

const MAX_TASKS = 2000;

function textOf(source: SourceText, span: Span): string {
  return source.shadow.slice(span.start, span.end);
}

/** The passages of a node that are its own: its first line and its unnumbered lines, not its children. */
function ownSpans(node: OutlineNode): readonly Span[] {
  return [{ start: node.contentStart, end: node.firstEnd }, ...node.body.map(({ start, end }) => ({ start, end }))];
}

class TaskReader {
  readonly #own = new Map<OutlineNode, Responsibility>();

  constructor(
    readonly source: SourceText,
    readonly stages: ReadonlySet<OutlineNode>,
  ) {}

  own(node: OutlineNode): Responsibility {
    const known = this.#own.get(node);
    if (known) return known;
    const read = readResponsibility(this.source, ownSpans(node));
    this.#own.set(node, read);
    return read;
  }

  assigned(node: OutlineNode): boolean {
    return this.own(node).explicit;
  }

  heading(node: OutlineNode): string {
    return textOf(this.source, headingOf(this.source, node));
  }

  /** Whether the duty is carried by the children: they are assigned one by one and the node itself is not. */
  carriedBelow(node: OutlineNode): boolean {
    const children = node.children.filter((child) => !this.stages.has(child));
    const assigned = children.filter((child) => this.assigned(child) || this.carriedBelow(child));
    if (assigned.length === 0) return false;
    if (this.assigned(node) && assigned.length < children.length) return false;
    const trailing = assigned.length === 1 && assigned[0] === children.at(-1) && children.length > 1;
    return !trailing;
  }

  items(node: OutlineNode, doubt: string | null, depth: number): readonly Item[] {
    if (depth > 6) return [];
    const children = node.children.filter((child) => !this.stages.has(child));
    const items: Item[] = [];
    for (const child of children) {
      if (this.carriedBelow(child)) {
        items.push(...this.items(child, doubt, depth + 1));
        continue;
      }
      const heading = headingOf(this.source, child);
      if (heading.end - heading.start < 2) continue;
      const duty = this.dutyOf(child);
      if (!duty.explicit && isAboutThePlan(textOf(this.source, heading))) continue;
      items.push({ heading, duty, doubt });
    }
    return items;
  }

  /** Everything said of the item, its sub-items included. */
  dutyOf(node: OutlineNode): Responsibility {
    return readResponsibility(this.source, [
      ...ownSpans(node),
      ...(node.children.length > 0 ? [...descendants(node)].flatMap(ownSpans) : []),
    ]);
  }

  /** A work section without numbers: paragraphs that open with a heading of their own. */
  paragraphs(node: OutlineNode, doubt: string): readonly Item[] {
    const items: Item[] = [];
    const blocks = node.body;
    let pending: { heading: Span; spans: Span[] } | null = null;
    const close = (): void => {
      if (!pending) return;
      items.push({ heading: pending.heading, duty: readResponsibility(this.source, pending.spans), doubt });
      pending = null;
    };
    for (const block of blocks) {
      const heading = headingAt(this.source, block.start, block.end);
      const length = heading.end - heading.start;
      const label = /^(?:牵头|责任|配合|主办|协办|承办|完成|时限|负责)/.test(textOf(this.source, heading));
      const rest = block.end - heading.end;
      if (!label && length >= 4 && length <= 20 && rest > 10) {
        close();
        pending = { heading, spans: [block] };
      } else if (pending) pending.spans.push(block);
    }
    close();
    return items.length >= 2 ? items : [];
  }
}

function sectionsOf(source: SourceText, outline: OutlineNode, reader: TaskReader): readonly Section[] {
  const sections: Section[] = [];
  const visit = (node: OutlineNode, depth: number): void => {
    for (const child of node.children) {
      if (reader.stages.has(child)) continue;
      const heading = reader.heading(child);
      const kind = sectionKind(heading);
      sections.push({ node: child, heading, kind });
      if (depth < 1 && kind !== 'work' && kind !== 'other' && kind !== 'stages') {
        const below = child.children.filter((inner) =>
          ['work', 'weak-work'].includes(sectionKind(reader.heading(inner))),
        );
        if (below.some((inner) => inner.children.length >= 2)) visit(child, depth + 1);
      }
    }
  };
  visit(outline, 0);
  return sections;
}

function itemsOfSection(reader: TaskReader, section: Section, doubt: string | null): readonly Item[] {
  const items = reader.items(section.node, doubt, 0);
  if (items.length > 0) return items;
  return section.node.children.length === 0 ? reader.paragraphs(section.node, doubt ?? '没有编号的段落') : [];
}

function looksLikeDuty(heading: string): boolean {
  if (heading.length < 4 || heading.length > 40) return false;
  return sectionKind(heading) === 'unknown' && !isAboutThePlan(heading);
}

function findItems(source: SourceText, outline: OutlineNode, stages: ReadonlySet<OutlineNode>): readonly Item[] {
  const reader = new TaskReader(source, stages);
  const sections = sectionsOf(source, outline, reader);
  const strong = sections
    .filter((section) => section.kind === 'work')
    .flatMap((section) => itemsOfSection(reader, section, null));
  const goals = sections.filter((section) => section.kind === 'weak-work');
  const carried = sections
    .filter((section) => section.kind !== 'work' && section.kind !== 'stages')
    .flatMap((section) => {
      const items = reader.items(section.node, '不在任务部分,但明确了责任', 0);
      const explicit = items.filter((item) => item.duty.leadUnits.length > 0 || item.duty.persons.length > 0);
      return explicit.length >= 2 && explicit.length * 2 >= items.length
        ? explicit.filter((item) => item.duty.explicit)
        : [];
    });
  if (strong.length > 0) return [...strong, ...carried];
  if (carried.length > 0) return carried;
  const weak = goals.flatMap((section) => itemsOfSection(reader, section, '按部分标题推定为任务'));
  if (weak.length > 0) return weak;
  const nested = sections
    .filter((section) => section.kind === 'unknown' && section.node.children.length >= 2)
    .filter((section) => !looksLikeDuty(section.heading));
  const duties = sections.filter((section) => looksLikeDuty(section.heading));
  if (duties.length >= 2) {
    return duties
      .filter((section) => !/[::]$|如下$/.test(section.heading))
      .map((section) => ({
        heading: headingOf(source, section.node),
        duty: reader.dutyOf(section.node),
        doubt: '没有专门的任务部分',
      }));
  }
  return [...nested, ...duties].flatMap((section) => reader.items(section.node, '没有专门的任务部分', 0));
}

/** "各项任务必须在5月30日前全面完成": a due date for every task without one. */
function commonDue(source: SourceText): DateMention | null {
  const { shadow } = source;
  const pattern = /(?:各项|全部|所有|上述|以上|各)[^。;\n]{0,24}任务[^。;\n]{0,40}?前[^。;\n]{0,8}完成/g;
  for (const match of shadow.matchAll(pattern)) {
    const dates = dateMentions(source, match.index, match.index + match[0].length);
    const last = dates.at(-1);
    if (last && /^\s?(?:前|之前|以前)/.test(shadow.slice(last.end, last.end + 4))) return last;
  }
  return null;
}

function key(text: string): string {
  return text.normalize('NFKC').replace(/[\s“”"'、,。.;:]/g, '');
}

export function readTasks(
  source: SourceText,
  outline: OutlineNode,
  stages: ReadonlySet<OutlineNode>,
  years: YearContext,
): readonly ReadTask[] {
  const tabled = tableTasks(source);
  const listed = findItems(source, outline, stages);
  const shared = commonDue(source);
  const byHeading = new Map<string, Item>();
  for (const item of [...listed, ...tabled]) {
    const text = source.text.slice(item.heading.start, item.heading.end);
    const known = byHeading.get(key(text));
    if (!known || (!known.duty.explicit && item.duty.explicit))
      byHeading.set(key(text), known ? { ...item, heading: known.heading } : item);
    if (byHeading.size >= MAX_TASKS) break;
  }
  return [...byHeading.values()].map((item) => {
    const due = item.duty.due ?? shared;
    const resolved = due ? resolveYear(due, null, years) : null;
    const doubt =
      item.duty.due === null ? '取自对全部任务的统一时限' : resolved?.inferred === true ? '年份按上下文推定' : null;
    return {
      heading: fact(
        source,
        source.text.slice(item.heading.start, item.heading.end).replace(/\s+/g, ''),
        [item.heading],
        item.doubt,
      ),
      leadUnits: item.duty.leadUnits,
      responsibleUnits: item.duty.responsibleUnits,
      persons: item.duty.persons,
      dueOn: due && resolved ? fact(source, dateText(due, resolved.year, 'to'), [due], doubt) : null,
    };
  });
}
