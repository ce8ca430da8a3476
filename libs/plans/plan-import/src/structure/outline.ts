import type { SourceText } from '../source-text.js';
import { isBareHeading } from './section-kind.js';
import type { Marker, MarkerKind } from './numbering.js';
import { markerAt } from './numbering.js';

/** A stretch of one line: the whole line, or one of several numbered items written in one line. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly marker: Marker | null;
}

/** A numbered item with everything that stands under it. */
export interface OutlineNode {
  readonly kind: MarkerKind | 'root';
  readonly ordinal: number;
  /** Offset of the item's number. */
  readonly start: number;
  /** Offset after the number. */
  readonly contentStart: number;
  /** End of the item's first line or stretch. */
  firstEnd: number;
  /** End of everything under the item. */
  end: number;
  /** Unnumbered lines under the item, before or between its children. */
  readonly body: Block[];
  readonly children: OutlineNode[];
}

const MAX_ITEMS = 20_000;

interface Candidate {
  readonly at: number;
  readonly marker: Marker;
}

const INLINE =
  /(?<=[。;:!?)”\]、,\s])(?:[(\[]?[一二三四五六七八九十]{1,3}|[(\[]?\d{1,2}|第[一二三四五六七八九十]|[㈠-㈩⑴-⑽①-⑳⒈-⒑])|(?<=[\u4e00-\u9fff])1(?=[.、][\u4e00-\u9fff])/g;

function inlineMarkers(shadow: string, start: number, end: number, own: Marker | null): readonly Candidate[] {
  const line = shadow.slice(start, end);
  const series = new Map<MarkerKind, Candidate[]>();
  const accepted: Candidate[] = [];
  const close = (kind: MarkerKind): void => {
    const open = series.get(kind);
    const first = open?.[0];
    if (open && first && (open.length > 1 || first.marker.ordinal > 1)) accepted.push(...open);
    series.delete(kind);
  };
  INLINE.lastIndex = 0;
  for (let match = INLINE.exec(line); match; match = INLINE.exec(line)) {
    const at = start + match.index;
    const found = markerAt(shadow, at);
    if (!found || found.end > end) continue;
    if (found.kind === 'clause' || found.kind === 'part') continue;
    if (found.kind === 'nth' && !shadow.startsWith('第', at)) continue;
    const before = shadow.charAt(at - 1);
    if (/[、,]/.test(before) && found.kind !== 'han-paren' && found.kind !== 'arabic-paren') continue;
    if (before === ' ' && (found.kind === 'arabic' || found.kind === 'han') && /[\d年月]/.test(shadow.charAt(at - 2)))
      continue;
    const open = series.get(found.kind);
    const last = open?.at(-1);
    if (last && found.ordinal === last.marker.ordinal + 1) {
      open?.push({ at, marker: found });
      continue;
    }
    if (found.ordinal === 1) {
      close(found.kind);
      series.set(found.kind, [{ at, marker: found }]);
      continue;
    }
    if (!last && own?.kind === found.kind && found.ordinal === own.ordinal + 1) {
      series.set(found.kind, [{ at, marker: found }]);
    }
  }
  for (const kind of [...series.keys()]) close(kind);
  return accepted.sort((left, right) => left.at - right.at);
}

function blocksOf(source: SourceText): readonly Block[] {
  const { shadow } = source;
  const blocks: Block[] = [];
  let start = 0;
  while (start <= shadow.length) {
    const newline = shadow.indexOf('\n', start);
    const end = newline < 0 ? shadow.length : newline;
    if (end > start) {
      const own = markerAt(shadow, start);
      const marker = own && own.end <= end ? own : null;
      const inner = inlineMarkers(shadow, start, end, marker);
      let from = start;
      let current = marker;
      for (const candidate of inner) {
        if (candidate.at <= (current?.end ?? from)) {
          if (current === null && candidate.at === from) current = candidate.marker;
          continue;
        }
        blocks.push({ start: from, end: candidate.at, marker: current });
        from = candidate.at;
        current = candidate.marker;
      }
      blocks.push({ start: from, end, marker: current });
    }
    if (newline < 0) break;
    start = newline + 1;
  }
  return blocks;
}

function nodeOf(
  kind: MarkerKind | 'root',
  ordinal: number,
  start: number,
  contentStart: number,
  end: number,
): OutlineNode {
  return { kind, ordinal, start, contentStart, firstEnd: end, end, body: [], children: [] };
}

/**
 * The numbered outline of a document. Levels follow the order in which the document introduces its kinds of
 * numbers, so 一、→(一)→1. and 一、→1、→(1) and 1、→(1) are all read as they are meant.
 */
export function readOutline(source: SourceText): OutlineNode {
  const blocks = blocksOf(source);
  const numbered = blocks.some((block) => block.marker?.kind === 'han' || block.marker?.kind === 'part');
  const root = nodeOf('root', 0, 0, 0, source.text.length);
  const stack: OutlineNode[] = [root];
  let items = 0;
  for (const block of blocks) {
    const bare =
      !numbered && block.marker === null && isBareHeading(source.shadow.slice(block.start, block.end))
        ? { kind: 'bare' as const, ordinal: 1, end: block.start }
        : null;
    const marker = block.marker ?? bare;
    if (!marker || items >= MAX_ITEMS) {
      const top = stack.at(-1) ?? root;
      top.body.push(block);
      for (const open of stack) open.end = block.end;
      continue;
    }
    items += 1;
    let depth = stack.findLastIndex((open) => open.kind === marker.kind);
    if (marker.kind === 'bare' && depth < 0) depth = 1;
    if (depth > 0) stack.length = depth;
    const parent = stack.at(-1) ?? root;
    const node = nodeOf(marker.kind, marker.ordinal, block.start, marker.end, block.end);
    parent.children.push(node);
    stack.push(node);
    for (const open of stack) open.end = block.end;
  }
  root.end = source.text.length;
  return root;
}

/** Every node below `node`, outer before inner, in the order of the text. */
export function* descendants(node: OutlineNode): Generator<OutlineNode> {
  for (const child of node.children) {
    yield child;
    yield* descendants(child);
  }
}
