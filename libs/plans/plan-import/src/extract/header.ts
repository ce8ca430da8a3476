import type { Read } from '../read.js';
import type { SourceText } from '../source-text.js';
import type { DateMention } from '../structure/dates.js';
import { dateMentions, dateText, firstDateMention } from '../structure/dates.js';
import { markerAt } from '../structure/numbering.js';
import type { OutlineNode } from '../structure/outline.js';
import { sectionKind } from '../structure/section-kind.js';
import { isUnitName } from '../words/units.js';
import { fact } from './facts.js';

export interface Header {
  readonly title: Read<string> | null;
  readonly documentNumber: Read<string> | null;
  readonly issuer: Read<string> | null;
  readonly issuedOn: Read<string> | null;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const NUMBER_CORE =
  '[\\u4e00-\\u9fffxX*]{1,16}\\s?[(\\[]\\s?(?:(?:19|20)\\d{2}|20[xX*]{2}|[xX*]{2,4}|\\d{2})\\s?年?[)\\]]\\s?第?\\s?[\\dxX*]{1,6}\\s?号';
const NUMBER_LINE = new RegExp(`^\\(?(${NUMBER_CORE})\\)?(?:\\s*签发人.*)?$`);
const NUMBER_LABEL = new RegExp(`(?:发文字号|文\\s?号|文件编号|文件字号|字号)\\s?[:：]\\s?(${NUMBER_CORE})`);
const NUMBER_AFTER_FILE = new RegExp(`^.{2,30}文件\\s(${NUMBER_CORE})$`);
const TITLE_END =
  /(?:方案|计划|意见|通知|办法|细则|要点|规划|预案|制度|决定|通报|公告|通告|倡议书?|规定|安排|章程|标准|纲要|请示|批复|责任书|规则|须知|启事|措施|任务分解表|分工|报告|总结|汇报)$/;
const DATED = /\(?(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?\)?$/;
const TITLE_TAIL =
  /\((?:试行|草案|征求意见稿|讨论稿|修订稿?|修订版|送审稿|暂行|\d{4}-\d{4}年?度?|(?:19|20)\d{2}年?(?:度|版)?)\)$/;
const COUNTER =
  /(?:[\s_\-,]*(?:\(?\[?(?:篇|第|之|其)[\s]*[\d一二三四五六七八九十]{1,3}[\s]*篇?\]?\)?|\(?\[?(?:精选|通用|推荐|热门|优秀|必备|合集|最新|实用|整理|参考|集锦|汇编|锦集|大全)?[\d一二三四五六七八九十]{1,3}篇\]?\)?|(?:范文|模板|精选|样本|范本)[\d一二三四五六七八九十]{0,3}|\d{1,2}|[一二三四五六七八九十]{1,2}))$/;
const LEADING_COUNTER =
  /^(?:第?[\d一二三四五六七八九十]{1,3}篇\s?[::]?\s?|篇[\d一二三四五六七八九十]{1,3}\s?[::]?\s?|范文[\d一二三四五六七八九十]{1,3}\s?[::]?\s?|标题\s?:\s?)/;
const SALUTATION = /[:：]$/;
const DATE_LINE_CHARS = /^[\s\d一二三四五六七八九十〇零○oO年月日号xX*.\-/()]+$/;

function linesOf(source: SourceText, from: number, to: number, most: number): readonly Line[] {
  const lines: Line[] = [];
  let start = from;
  while (start < to && lines.length < most) {
    const newline = source.shadow.indexOf('\n', start);
    const end = newline < 0 || newline > to ? to : newline;
    if (end > start) lines.push({ start, end, text: source.shadow.slice(start, end) });
    start = end + 1;
  }
  return lines;
}

function lastLines(source: SourceText, most: number): readonly Line[] {
  const lines: Line[] = [];
  let end = source.shadow.length;
  while (end > 0 && lines.length < most) {
    const newline = source.shadow.lastIndexOf('\n', end - 1);
    const start = newline + 1;
    if (end > start) lines.unshift({ start, end, text: source.shadow.slice(start, end) });
    end = newline;
    if (newline < 0) break;
  }
  return lines;
}

interface TitleCut {
  readonly from: number;
  readonly to: number;
  readonly counted: boolean;
}

/** The part of a line that is a title, without a collection's counter, or null. */
function titleCut(text: string): TitleCut | null {
  let from = 0;
  let to = text.trimEnd().length;
  let counted = false;
  const lead = LEADING_COUNTER.exec(text);
  if (lead) {
    from = lead[0].length;
    counted = true;
  }
  const dated = DATED.exec(text.slice(0, to));
  if (dated && dated.index > from) to = dated.index;
  for (let round = 0; round < 3; round += 1) {
    const body = text.slice(from, to);
    if (TITLE_END.test(body) || (TITLE_TAIL.test(body) && TITLE_END.test(body.replace(TITLE_TAIL, '')))) break;
    const counter = COUNTER.exec(body);
    if (!counter) return null;
    to -= counter[0].length;
    counted = true;
  }
  const body = text.slice(from, to);
  const bare = body.replace(TITLE_TAIL, '');
  if (!TITLE_END.test(bare) || bare.length < 4 || body.length > 90) return null;
  return { from, to, counted };
}

function isTitleStart(text: string): boolean {
  if (text.length > 45 || /[。;:!?,]/.test(text) || NUMBER_LINE.test(text) || isDateLine(text)) return false;
  if (markerAt(text, 0) || /文件$/.test(text)) return false;
  return true;
}

function isDateLine(text: string): boolean {
  return DATE_LINE_CHARS.test(text) && /年|[-./]\d/.test(text) && /\d|[一二三四五六七八九十xX*]/.test(text);
}

interface TitleCandidate {
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  readonly value: string;
  readonly line: number;
  readonly counted: boolean;
}

function joinedTitle(source: SourceText, spans: readonly { readonly start: number; readonly end: number }[]): string {
  return spans
    .map((span) => source.text.slice(span.start, span.end).trim())
    .join('')
    .replace(/(?<=[^\u0020-\u007e])\s+|\s+(?=[^\u0020-\u007e])/g, '')
    .replace(/^[《〈](.*)[》〉]$/, '$1');
}

function titleCandidates(source: SourceText, lines: readonly Line[]): TitleCandidate[] {
  const candidates: TitleCandidate[] = [];
  let used = -1;
  lines.forEach((line, index) => {
    if (index <= used) return;
    if (markerAt(line.text, 0)?.kind === 'han' && sectionKind(line.text) !== 'unknown') return;
    for (let count = 1; count <= 4; count += 1) {
      const group = lines.slice(index, index + count);
      if (group.length < count) return;
      if (count > 1 && !group.slice(0, -1).every((part) => isTitleStart(part.text))) return;
      const last = group.at(-1);
      if (!last || last.text.length > 90 || /[。;!?:]/.test(last.text.replace(LEADING_COUNTER, ''))) return;
      const cut = titleCut(last.text);
      if (!cut) {
        if (count === 1 && !isTitleStart(last.text)) return;
        continue;
      }
      const own = last.text.slice(cut.from, cut.to);
      if (count > 1) {
        const first = group[0]?.text ?? '';
        const broken =
          /(?:关于|印发|开展|的|和|与|及|做好|推进|加强|转发|深入|进一步|全面|实施|创建|《[^》]*)$/.test(first) ||
          /^(?:关于|印发|的|工作|实施|创建|活动)/.test(own);
        if (
          !broken &&
          !isUnitName(first) &&
          !/(?:省|市|县|区|镇|乡|街道|社区|村)(?:[\u4e00-\u9fff]{0,12})$/.test(first)
        )
          return;
      }
      const spans = group.map((part) =>
        part === last
          ? { start: last.start + cut.from, end: last.start + cut.to }
          : { start: part.start, end: part.end },
      );
      candidates.push({ spans, value: joinedTitle(source, spans), line: index, counted: cut.counted });
      used = index + count - 1;
      return;
    }
  });
  return candidates;
}

/** A title that its text follows in the same line, after a space. */
function leadingTitles(source: SourceText, lines: readonly Line[]): readonly TitleCandidate[] {
  return lines.flatMap((line, index) => {
    const space = line.text.indexOf(' ');
    if (space < 6 || space > 60 || line.text.length < space + 10) return [];
    const cut = titleCut(line.text.slice(0, space));
    if (!cut || /[。;!?,]/.test(line.text.slice(0, space))) return [];
    const span = { start: line.start + cut.from, end: line.start + cut.to };
    return [{ spans: [span], value: joinedTitle(source, [span]), line: index, counted: cut.counted }];
  });
}

function readNumber(source: SourceText, lines: readonly Line[]): { read: Read<string>; line: number } | null {
  for (const [index, line] of lines.entries()) {
    const match = NUMBER_LINE.exec(line.text) ?? NUMBER_LABEL.exec(line.text) ?? NUMBER_AFTER_FILE.exec(line.text);
    const number = match?.[1];
    if (number === undefined) continue;
    const start = line.start + line.text.indexOf(number);
    const end = start + number.length;
    const value = source.text.slice(start, end).replace(/\s+/g, '');
    return {
      read: fact(source, value, [{ start, end }], /[xX*]/.test(number) ? '文号被隐去一部分' : null),
      line: index,
    };
  }
  return null;
}

function issuedText(mention: DateMention): string | null {
  if (mention.quarter !== null || mention.year === null) return null;
  if (mention.day !== null && typeof mention.day !== 'number') return null;
  return dateText(mention, mention.year, 'to');
}

const SIGNED =
  /^(?<units>[^\d。,;:!?]{2,60}?)\s*\(?(?<date>(?:(?:19|20)\d{2}|20[xX*]{2}|二[〇oO0][一二三四五六七八九〇xX*]{2})\s?年[\d一二三四五六七八九十〇元月日号xX* ]{0,12})\)?$/;
const STAMP = /\s?\((?:盖章|公章|章|代章|印章)\)$/;

const PRINTED =
  /^(?:.{2,40}\s)?(?<date>(?:(?:19|20)\d{2}|二[〇oO0][一二三四五六七八九〇]{2})\s?年[\d一二三四五六七八九十〇月日 ]{3,12})\s?印\s?发?$/;

interface Signature {
  readonly issuer: Read<string> | null;
  readonly issuedOn: Read<string> | null;
}

function isIssuerLine(text: string): boolean {
  const bare = text.replace(STAMP, '').trim();
  if (bare.length < 3 || bare.length > 45 || /[。,;:!?“”《》]/.test(bare) || markerAt(bare, 0)) return false;
  return bare.split(/\s+/).every((part) => isUnitName(part) || /(?:中国共产党|中共|共青团|人民政府|委员会)/.test(part));
}

function signatureAt(source: SourceText, lines: readonly Line[], index: number): Signature | null {
  const line = lines[index];
  if (!line) return null;
  const combined = SIGNED.exec(line.text);
  const units = combined?.groups?.['units'];
  if (combined && units !== undefined && isIssuerLine(units)) {
    const mention = firstDateMention(source, line.start + units.length, line.end);
    const value = mention ? issuedText(mention) : null;
    const trimmed = units.replace(STAMP, '').trimEnd();
    return {
      issuer: fact(source, source.text.slice(line.start, line.start + trimmed.length).replace(/\s+/g, '、'), [
        { start: line.start, end: line.start + trimmed.length },
      ]),
      issuedOn: mention && value !== null ? fact(source, value, [mention]) : null,
    };
  }
  if (!isDateLine(line.text)) return null;
  const mentions = dateMentions(source, line.start, line.end);
  if (mentions.length > 1) return null;
  const mention = mentions[0];
  const value = mention ? issuedText(mention) : null;
  const above: Line[] = [];
  for (let at = index - 1; at >= 0 && above.length < 6; at -= 1) {
    const candidate = lines[at];
    if (!candidate || !isIssuerLine(candidate.text)) break;
    above.unshift(candidate);
  }
  const spans = above.map((part) => ({
    start: part.start,
    end: part.start + part.text.replace(STAMP, '').trimEnd().length,
  }));
  const names = spans.map((span) =>
    source.text.slice(span.start, span.end).replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, '、'),
  );
  return {
    issuer: names.length > 0 ? fact(source, names.join('、'), spans) : null,
    issuedOn:
      mention && value !== null ? fact(source, value, [mention], value.includes('XXXX') ? '年份被隐去' : null) : null,
  };
}

function readSignature(source: SourceText): Signature {
  const lines = lastLines(source, 4000);
  let undated: Signature | null = null;
  for (let index = 0; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? '';
    if (text.length > 80 || !/年|\d[-./]\d/.test(text)) continue;
    const signature = signatureAt(source, lines, index);
    if (!signature) continue;
    if (signature.issuer && signature.issuedOn) return signature;
    undated ??= signature;
  }
  if (undated) return undated;
  const printed = lines.slice(-4).findLast((line) => PRINTED.test(line.text));
  const date = printed ? firstDateMention(source, printed.start, printed.end) : null;
  const value = date ? issuedText(date) : null;
  if (date && value !== null) return { issuer: null, issuedOn: fact(source, value, [date], '取自印发日期') };
  for (const line of lines.slice(-3).reverse()) {
    if (line.start > 0 && isIssuerLine(line.text) && !titleCut(line.text)) {
      const bare = line.text.replace(STAMP, '').trimEnd();
      return {
        issuer: fact(
          source,
          source.text.slice(line.start, line.start + bare.length),
          [{ start: line.start, end: line.start + bare.length }],
          '落款没有日期',
        ),
        issuedOn: null,
      };
    }
  }
  return { issuer: null, issuedOn: null };
}

function issuerFromHead(source: SourceText, lines: readonly Line[], title: Read<string> | null): Read<string> | null {
  for (const line of lines) {
    const red = /^(.{3,40}?)\s?文\s?件(?:\s.*)?$/.exec(line.text);
    const name = red?.[1]?.replace(/\s/g, '');
    if (red && name !== undefined && red[1] !== undefined && isUnitName(name)) {
      return fact(source, name, [{ start: line.start, end: line.start + red[1].length }]);
    }
    const label = /(?:发布机构|发文机关|发文单位|制发机关)\s?:\s?([\u4e00-\u9fff]{3,30})/.exec(line.text);
    if (label?.[1] !== undefined) {
      const start = line.start + line.text.indexOf(label[1]);
      return fact(source, label[1], [{ start, end: start + label[1].length }], '取自网页的发布信息');
    }
  }
  const first = title?.places[0];
  const about = /^([\u4e00-\u9fffxX*、 ]{3,40}?)\s?(?:关于|$)/.exec(
    source.shadow.slice(first?.start ?? 0, first?.end ?? 0),
  );
  const names = about?.[1]?.trim().split(' ') ?? [];
  if (first && about?.[1] !== undefined && (title?.value.includes('关于') ?? false) && names.every(isUnitName)) {
    const span = { start: first.start, end: first.start + about[1].length };
    return fact(source, source.text.slice(span.start, span.end).trim().replace(/\s+/g, '、'), [span], '取自标题');
  }
  return null;
}

/** Title, document number, issuer and date of issue: head (版头), title, signature (落款). */
export function readHeader(source: SourceText, outline: OutlineNode): Header {
  const firstItem = outline.children.find((child) => child.kind !== 'bare')?.start ?? outline.children[0]?.start;
  const headEnd = firstItem ?? source.text.length;
  const head = linesOf(source, 0, headEnd, 30);
  const opening = head.findIndex((line) => line.text.length > 60 && /[。]/.test(line.text));
  const top = opening < 0 ? head : head.slice(0, opening);
  const number = readNumber(source, top.length > 0 ? top : head);
  const salutation = top.findIndex((line) => SALUTATION.test(line.text) && !titleCut(line.text));
  const titleLines = salutation < 0 ? top : top.slice(0, salutation);
  const candidates = titleCandidates(source, titleLines);
  if (candidates.length === 0) candidates.push(...leadingTitles(source, head.slice(0, 3)));
  const chosen =
    (number && candidates.find((candidate) => candidate.line > number.line && candidate.line <= number.line + 4)) ||
    candidates[0];
  let title: Read<string> | null = null;
  if (chosen) {
    title = fact(source, chosen.value, chosen.spans);
  } else {
    const first = titleLines[0];
    if (
      first &&
      first.text.length <= 40 &&
      first.text.length >= 4 &&
      isTitleStart(first.text) &&
      head.length > 0 &&
      sectionKind(first.text) !== 'other'
    ) {
      title = fact(source, joinedTitle(source, [first]), [first], '首行,不像公文标题');
    }
  }
  const signature = readSignature(source);
  const underTitle = top
    .slice(0, 12)
    .map((line) => {
      if (isDateLine(line.text)) return line;
      const tail = titleCut(line.text) ? DATED.exec(line.text) : null;
      return tail ? { ...line, start: line.start + tail.index } : null;
    })
    .filter((line) => line !== null)
    .map((line) => ({ line, mention: firstDateMention(source, line.start, line.end) }))
    .map(({ line, mention }) => {
      const value = mention ? issuedText(mention) : null;
      return value === null ? null : fact(source, value, [line], null);
    })
    .find((read) => read !== null);
  return {
    title,
    documentNumber: number?.read ?? null,
    issuer: signature.issuer ?? issuerFromHead(source, top, title),
    issuedOn: signature.issuedOn ?? underTitle ?? null,
  };
}
