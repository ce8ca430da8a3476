import type { Read } from '../read.js';
import type { SourceText } from '../source-text.js';
import { markerAt } from '../structure/numbering.js';
import { isBareHeading } from '../structure/section-kind.js';
import { isMasked, nameIn, splitPeople } from '../words/names.js';
import { isUnitName } from '../words/units.js';
import type { ReadGroup } from './facts.js';
import { fact } from './facts.js';

type Seat = 'heads' | 'deputies' | 'members' | 'director' | 'liaison';

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Name extends Span {
  readonly text: string;
  /** Whether the text sets the group up here. */
  readonly established: boolean;
}

interface Group {
  name: Name;
  readonly heads: Map<string, Read<string>>;
  readonly deputies: Map<string, Read<string>>;
  readonly members: Map<string, Read<string>>;
  place: Read<string> | null;
  director: Read<string> | null;
  liaison: Read<string> | null;
}

const MAX_GROUPS = 500;
const KIND = '(?:领导|工作|指导|督导|宣传|协调|推进|督查|督察|检查|考核|保障|整治|专项|创建|联席|评估|促进|建设)';
const KIND_OF_GROUP = new RegExp(`${KIND}小组$`);
const NAME_END = new RegExp(`${KIND}(?:小组|组)|(?:领导)?小组|指挥部|(?:促进|创建|工作|协调|建设)委员会|工作专班`, 'g');
const SET_UP = /(?:成立|组建|建立|设立|调整|组成|健全|完善)(?:了|以|由|一个)?$/;
const LEFT_EDGE =
  /成立了?|组建了?|建立(?:健全)?|设立|健全|完善|调整|组成|召开|下设|决定|经由?|[在将的了本该原向按把给被]|各(?=[^级])|由|以(?!上|下)|对(?!口)|和(?!谐)|与|及(?!时)|每|报(?=[局区市县镇街])|接受|纳入|以及|参加|组织(?!领导|部)|一个|我(?=[局镇区县市街社村])/;
const OWN_AUTHORITY = /^(?:[区市县省]?局|我?局|[区市县镇乡](?=[创文精领工共])|街道(?=创建|领导))(?=.{4,})/;
const NOT_A_GROUP = /(?:学习|文艺|兴趣|互助|居民|村民|党|楼栋|服务|志愿|活动兴趣|学法)小组$/;

function groupNames(source: SourceText, start: number, end: number): readonly Name[] {
  const line = source.shadow.slice(start, end);
  const names: Name[] = [];
  for (const match of line.matchAll(NAME_END)) {
    const stop = match.index + match[0].length;
    if (/^(?:长|员)/.test(line.slice(stop, stop + 1))) continue;
    const left = line.slice(Math.max(0, stop - 44), stop);
    const punctuation = Math.max(...['、', ',', '。', ';', ':', ' ', '\t', '!'].map((mark) => left.lastIndexOf(mark)));
    let from = punctuation + 1;
    let bracket = left.lastIndexOf('(');
    if (bracket >= from && !left.slice(bracket).includes(')')) from = bracket + 1;
    bracket = left.lastIndexOf(')');
    if (bracket >= from && !left.slice(from, bracket).includes('(')) from = bracket + 1;
    let established = false;
    for (let edge = LEFT_EDGE.exec(left.slice(from)); edge; edge = LEFT_EDGE.exec(left.slice(from))) {
      const cut = from + edge.index + edge[0].length;
      if (left.length - cut < 3) break;
      established ||= SET_UP.test(left.slice(from, cut));
      from = cut;
    }
    let name = left.slice(from);
    const quotes = (name.match(/“/g)?.length ?? 0) - (name.match(/”/g)?.length ?? 0);
    if (quotes < 0) name = name.slice(name.indexOf('”') + 1);
    if (!established) {
      const authority = OWN_AUTHORITY.exec(name);
      if (authority) name = name.slice(authority[0].length);
    }
    if (name.length < 3 || name.length > 40 || NOT_A_GROUP.test(name)) continue;
    const nameEnd = start + stop;
    names.push({
      start: nameEnd - name.length,
      end: nameEnd,
      text: source.text.slice(nameEnd - name.length, nameEnd),
      established,
    });
  }
  return names;
}

const SEATS: readonly (readonly [Seat, string])[] = [
  ['deputies', '(?:第一|常务)?副\\s?组\\s?长|(?:常务)?副总?指挥长?|副\\s?主\\s?任(?:委员)?'],
  ['heads', '(?:第一|总)?组\\s?长|总\\s?指\\s?挥|指挥长|主\\s?任\\s?委员|政委'],
  ['director', '办公室主任'],
  ['liaison', '联\\s?络\\s?员'],
  ['members', '成\\s?员(?:单位)?|组\\s?员|委\\s?员'],
];
const SEAT = new RegExp(SEATS.map(([seat, pattern]) => `(?<${seat}>${pattern})`).join('|'), 'g');

interface Labelled {
  readonly seat: Seat;
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

function seatOf(groups: Readonly<Record<string, string | undefined>> | undefined): Seat {
  return SEATS.find(([seat]) => groups?.[seat] !== undefined)?.[0] ?? 'members';
}

function labelled(source: SourceText, start: number, end: number): readonly Labelled[] {
  const line = source.shadow.slice(start, end);
  const labels: { seat: Seat; at: number; value: number }[] = [];
  for (const match of line.matchAll(SEAT)) {
    const after = match.index + match[0].length;
    const before = line.slice(0, match.index).trim();
    const colon = /^\s?:\s?/.exec(line.slice(after, after + 3));
    const opens = before === '' || markerAt(`${before} `, 0)?.end === before.length;
    const spaced = opens && /^\s+\S|^$/.test(line.slice(after));
    if (!colon && !spaced) continue;
    labels.push({ seat: seatOf(match.groups), at: match.index, value: after + (colon?.[0].length ?? 0) });
  }
  return labels.map((label, index) => ({
    seat: label.seat,
    start: start + label.at,
    valueStart: start + label.value,
    valueEnd: start + (labels[index + 1]?.at ?? line.length),
  }));
}

function people(source: SourceText, span: Span, into: Map<string, Read<string>>): void {
  const { shadow, text } = source;
  let from = span.start;
  let to = span.end;
  while (from < to && /[\s:、,]/.test(shadow.charAt(from))) from += 1;
  while (to > from && /[\s。;,、.]/.test(shadow.charAt(to - 1))) to -= 1;
  for (const part of splitPeople(shadow.slice(from, to))) {
    const raw = part.text.trim();
    if (raw === '' || raw.length > 60) continue;
    const start = from + part.offset + (part.text.length - part.text.trimStart().length);
    const named = nameIn(part.text);
    const masked = named !== null && isMasked(named.name);
    if (named && !masked) {
      const at = from + part.offset + named.offset;
      const stop =
        shadow.slice(at, at + named.name.length) === named.name ? at + named.name.length : at + named.name.length + 1;
      if (!into.has(named.name)) into.set(named.name, fact(source, named.name, [{ start: at, end: stop }]));
      continue;
    }
    const clean = text
      .slice(start, start + raw.length)
      .replace(/(?:等)?(?:同志)?$/, '')
      .replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, '');
    if (clean === '' || (into.has(clean) && !masked)) continue;
    into.set(
      into.has(clean) ? `${clean}\u0000${into.size}` : clean,
      fact(source, clean, [{ start, end: start + raw.length }]),
    );
  }
}

const CLAUSE_SEAT =
  /^(?<who>.{1,160}?)(?:同志)?(?:担任|兼任|出任|任|为|是)(?:领导小组|工作组|小组|本组)?(?<seat>(?:第一|常务)?副?组长|副?总?指挥长?|成员|组员)(?:的|$|兼)/;
const SEAT_CLAUSE =
  /(?<seat>(?:第一|常务)?副?组长|成员|组员)(?:单位)?(?:由|为)(?<who>[^,。;]{2,120}?)(?:同志)?(?:担任|兼任|组成|任|$)/;

const CHAIR_CLAUSE = /^(?<seat>(?:常务)?副?主任(?:委员)?)由(?<who>[^,。;]{2,120}?)(?:同志)?(?:担任|兼任|任)$/;

function seatNamed(word: string): Seat {
  if (/副/.test(word)) return 'deputies';
  return /组长|指挥|主任/.test(word) ? 'heads' : 'members';
}

/** Clauses of a sentence as spans; commas and semicolons part them, brackets and quotes do not. */
function clauses(source: SourceText, span: Span): readonly Span[] {
  const parts: Span[] = [];
  let from = span.start;
  let depth = 0;
  for (let at = span.start; at <= span.end; at += 1) {
    const char = source.shadow.charAt(at);
    if (char === '(') depth += 1;
    else if (char === ')') depth = Math.max(0, depth - 1);
    if (at === span.end || (depth === 0 && /[,;。]/.test(char))) {
      if (at > from) parts.push({ start: from, end: at });
      from = at + 1;
    }
  }
  return parts;
}

interface Seated {
  readonly seat: Seat;
  readonly who: Span;
}

function seatedIn(source: SourceText, sentence: Span): readonly Seated[] {
  const seated: Seated[] = [];
  const parts = clauses(source, sentence);
  parts.forEach((part, index) => {
    const text = source.shadow.slice(part.start, part.end);
    if (text.length > 400) return;
    const passive = SEAT_CLAUSE.exec(text) ?? CHAIR_CLAUSE.exec(text);
    const passiveWho = passive?.groups?.['who'];
    if (passive && passiveWho !== undefined && passive.groups?.['seat'] !== undefined) {
      const start = part.start + passive.index + passive[0].indexOf(passiveWho, passive.groups['seat'].length);
      seated.push({ seat: seatNamed(passive.groups['seat']), who: { start, end: start + passiveWho.length } });
      return;
    }
    let rest = text;
    let base = part.start;
    for (let round = 0; round < 4; round += 1) {
      const match = CLAUSE_SEAT.exec(rest);
      const who = match?.groups?.['who'];
      const seat = match?.groups?.['seat'];
      if (!match || who === undefined || seat === undefined) break;
      const edge = Math.max(
        who.lastIndexOf('由'),
        who.lastIndexOf('以'),
        who.lastIndexOf('成立'),
        who.lastIndexOf('明确'),
      );
      const cut = edge < 0 ? 0 : edge + (/[由以]/.test(who.charAt(edge)) ? 1 : 2);
      let start = base + cut;
      const only = who.slice(cut);
      const previous = parts[index - 1];
      if (
        seatNamed(seat) === 'members' &&
        previous &&
        round === 0 &&
        /(?:负责人|书记|主任|局长|长)$/.test(source.shadow.slice(previous.start, previous.end)) &&
        !CLAUSE_SEAT.test(source.shadow.slice(previous.start, previous.end))
      ) {
        start = previous.start;
      }
      if (only.length > 0) seated.push({ seat: seatNamed(seat), who: { start, end: base + who.length } });
      base += match[0].length;
      rest = rest.slice(match[0].length);
    }
  });
  return seated;
}

const OFFICE_PLACE =
  /办公室?(?:的)?(?:办公)?(?:地点|地址)?[^,。;]{0,8}?(?:设在|设于|设立在|挂靠在?|设到|依托|在)\s?(?<place>[^,。;()\n]{2,30})|(?:下设|设立)[^,。;]{0,12}办公室[^。;]{0,6}?,(?:办公地点)?(?:设在|设于|挂靠在?)\s?(?<place2>[^,。;()\n]{2,30})/;
const OFFICE_DIRECTOR =
  /办公室主任(?:由|为|:)?\s?(?<who>[^,。;:()\n]{2,40}?)(?:同志)?(?:兼任|担任|兼|任|(?=[,。;\n]|$))|(?<who2>[^,。;:\n]{2,40}?)(?:同志)?(?:兼任|担任|兼|任|为)(?:领导小组)?办公室主任/;
const OFFICE_LIAISON = /联络员(?:由|为|是|:)?\s?(?<who>[^,。;:()\n]{2,30}?)(?:同志)?(?:担任|兼任|(?=[,。;\n]|$))/;

function single(source: SourceText, span: Span): Read<string> {
  const named = nameIn(source.shadow.slice(span.start, span.end));
  if (named && !isMasked(named.name)) {
    const start = span.start + named.offset;
    return fact(source, named.name, [{ start, end: start + named.name.length }]);
  }
  return fact(source, source.text.slice(span.start, span.end).trim(), [span]);
}

function located(match: RegExpExecArray, word: string, base: number): Span {
  const start = base + match.index + match[0].lastIndexOf(word);
  return { start, end: start + word.length };
}

function readOffice(source: SourceText, sentence: Span, group: Group): void {
  const text = source.shadow.slice(sentence.start, sentence.end);
  if (!text.includes('办公') && !text.includes('联络员')) return;
  const place = OFFICE_PLACE.exec(text);
  const where = place?.groups?.['place'] ?? place?.groups?.['place2'];
  if (place && where !== undefined && group.place === null) {
    const unit = where.replace(/(?:办公|内)$/, '');
    group.place = fact(source, unit, [located(place, unit, sentence.start)]);
  }
  const director = OFFICE_DIRECTOR.exec(text);
  const who = director?.groups?.['who'] ?? director?.groups?.['who2'];
  const clean = who?.replace(/^(?:并|且|均)?(?:由|为)?/, '') ?? '';
  if (director && clean.length >= 2 && group.director === null) {
    group.director = single(source, located(director, clean, sentence.start));
  }
  const liaison = OFFICE_LIAISON.exec(text);
  const contact = liaison?.groups?.['who'];
  if (liaison && contact !== undefined && group.liaison === null && nameIn(contact) !== null) {
    group.liaison = single(source, located(liaison, contact, sentence.start));
  }
}

function sentencesOf(source: SourceText, line: Span): readonly Span[] {
  const parts: Span[] = [];
  let from = line.start;
  for (let at = line.start; at <= line.end; at += 1) {
    if (at < line.end && source.shadow.charAt(at) !== '。') continue;
    if (at > from) parts.push({ start: from, end: at });
    from = at + 1;
  }
  return parts;
}

function headingName(source: SourceText, line: Span): Name | null {
  const marker = markerAt(source.shadow, line.start);
  let start = marker ? marker.end : line.start;
  let end = line.end;
  while (start < end && /[\s、.]/.test(source.shadow.charAt(start))) start += 1;
  while (end > start && /[\s:。;,]/.test(source.shadow.charAt(end - 1))) end -= 1;
  const text = source.shadow.slice(start, end).replace(/(?:名单|成员|人员|组成|成员名单|组成人员)+$/, '');
  if (text.length < 3 || text.length > 26 || /[。,;:]/.test(text)) return null;
  if (
    !/(?:[^成]组|小组|指挥部|专班|委员会)$/.test(text) ||
    /(?:成立|加强|建立|健全)/.test(text) ||
    NOT_A_GROUP.test(text)
  )
    return null;
  return { start, end: start + text.length, text: source.text.slice(start, start + text.length), established: true };
}

function fold(text: string): string {
  return text.replace(/[\s“”"']/g, '').replace(/^(?:[区市县局镇乡]|街道)(?=.{5,})/, '');
}

function isLeading(name: string): boolean {
  return /领导小组$|指挥部$|委员会$/.test(name);
}

class GroupReader {
  readonly groups: Group[] = [];
  readonly mentions: Name[] = [];
  #pending: Name | null = null;
  #current: Group | null = null;
  #lastSeat: Seat | null = null;

  constructor(readonly source: SourceText) {}

  open(name: Name): Group {
    const known = this.groups.find((group) => sameGroup(group.name.text, name.text));
    if (known) {
      if (fold(name.text).length > fold(known.name.text).length) known.name = name;
      return known;
    }
    const group: Group = {
      name,
      heads: new Map(),
      deputies: new Map(),
      members: new Map(),
      place: null,
      director: null,
      liaison: null,
    };
    if (this.groups.length < MAX_GROUPS) this.groups.push(group);
    return group;
  }

  line(line: Span): void {
    const { source } = this;
    const text = source.shadow.slice(line.start, line.end);
    const labels = text.length <= 4000 ? labelled(source, line.start, line.end) : [];
    const heading = labels.length === 0 ? headingName(source, line) : null;
    if (heading) {
      this.#pending = heading;
      this.#lastSeat = null;
      if (this.mentions.length < MAX_GROUPS) this.mentions.push(heading);
      return;
    }
    if (labels.length > 0) {
      this.#labels(line, labels);
      return;
    }
    const continues =
      this.#lastSeat !== null &&
      this.#current !== null &&
      text.length <= 80 &&
      !/[。:]/.test(text) &&
      !isBareHeading(text) &&
      markerAt(source.shadow, line.start) === null;
    if (continues && this.#current && this.#lastSeat) {
      this.#seat(this.#current, this.#lastSeat, line);
      return;
    }
    this.#lastSeat = null;
    for (const sentence of sentencesOf(source, line)) this.#sentence(sentence);
  }

  #labels(line: Span, labels: readonly Labelled[]): void {
    const first = labels[0]?.start ?? line.start;
    const intro = this.source.shadow.slice(line.start, first);
    if (/[。,]/.test(intro)) {
      for (const sentence of sentencesOf(this.source, { start: line.start, end: first })) this.#sentence(sentence);
    } else {
      const before = groupNames(this.source, line.start, first).at(-1);
      if (before) this.#pending = before;
    }
    for (const label of labels) {
      const fresh =
        label.seat === 'heads' &&
        this.#current !== null &&
        this.#current.heads.size > 0 &&
        this.#current.deputies.size + this.#current.members.size > 0;
      if (this.#pending) {
        this.#current = this.open(this.#pending);
        this.#pending = null;
      } else if (this.#current === null || fresh) {
        if (label.seat !== 'heads' && label.seat !== 'deputies') {
          if (this.#current === null) continue;
        } else if (fresh || this.#current === null) {
          const named = this.mentions.findLast(
            (name) => !this.groups.some((group) => fold(group.name.text) === fold(name.text)),
          );
          this.#current = this.open(
            named ?? { start: label.start, end: label.valueStart, text: '领导小组', established: false },
          );
        }
      }
      if (!this.#current) continue;
      const value = { start: label.valueStart, end: label.valueEnd };
      this.#seat(this.#current, label.seat, value);
      this.#lastSeat = label.seat === 'director' || label.seat === 'liaison' ? null : label.seat;
    }
  }

  #seat(group: Group, seat: Seat, span: Span): void {
    const { source } = this;
    const stop = source.shadow.slice(span.start, span.end).search(/[。]/);
    const value = { start: span.start, end: stop < 0 ? span.end : span.start + stop };
    if (value.end <= value.start) return;
    if (seat === 'director' || seat === 'liaison') {
      group[seat] ??= single(source, value);
      return;
    }
    const listed = new Map<string, Read<string>>();
    people(source, value, listed);
    const namesNow = [...listed.keys()].some((name) => nameIn(name) !== null);
    if (namesNow && [...group[seat].keys()].every((name) => nameIn(name) === null)) group[seat].clear();
    for (const [name, read] of listed)
      group[seat].set(group[seat].has(name) ? `${name}\u0000${group[seat].size}` : name, read);
    if (stop >= 0)
      for (const sentence of sentencesOf(source, { start: span.start + stop, end: span.end })) this.#sentence(sentence);
  }

  #sentence(sentence: Span): void {
    const { source } = this;
    const text = source.shadow.slice(sentence.start, sentence.end);
    if (text.length > 4000) return;
    const names =
      text.includes('组') || text.includes('指挥部') || text.includes('委员会')
        ? groupNames(source, sentence.start, sentence.end)
        : [];
    for (const name of names) if (this.mentions.length < MAX_GROUPS) this.mentions.push(name);
    const seated = /组长|成员|组员|指挥|主任由/.test(text) ? seatedIn(source, sentence) : [];
    const own = names.find((name) => name.established) ?? (seated.length > 0 ? names[0] : undefined);
    if (own && (own.established || seated.length > 0)) {
      this.#pending = own;
    }
    if (seated.some((seat) => seat.seat === 'heads') || (seated.length > 0 && this.#pending)) {
      const name = this.#pending;
      this.#pending = null;
      if (name) this.#current = this.open(name);
      else if (this.#current === null || this.#current.heads.size > 0) {
        const at = seated[0]?.who ?? sentence;
        this.#current = this.open(this.mentions.at(-1) ?? { ...at, text: '领导小组', established: false });
      }
    }
    if (this.#current) {
      for (const { seat, who } of seated)
        if (seat === 'heads' || seat === 'deputies' || seat === 'members') people(source, who, this.#current[seat]);
    }
    if (/办公|联络员/.test(text)) {
      const target = this.#current ?? (this.#pending ? (this.#current = this.open(this.#pending)) : null);
      if (this.#pending && this.#current === target) this.#pending = null;
      if (target) readOffice(source, sentence, target);
    }
  }

  /** A group that is set up without its people is only opened at the end, when no list followed. */
  finish(): void {
    for (const mention of this.mentions) {
      if (!mention.established || /^(?:领导小组|工作小组|工作组|小组)$/.test(mention.text)) continue;
      const covered = this.groups.some((group) => related(group.name.text, mention.text));
      if (!covered && !(isLeading(mention.text) && this.groups.some((group) => isLeading(group.name.text))))
        this.open(mention);
    }
    const leading = this.groups.some((group) => isLeading(group.name.text));
    for (const mention of [...this.mentions].sort((left, right) => right.text.length - left.text.length)) {
      if (/指挥部$|委员会$/.test(mention.text) || !KIND_OF_GROUP.test(mention.text)) continue;
      if (mention.text.length < 6) continue;
      if (isLeading(mention.text) && (leading || this.groups.some((group) => isLeading(group.name.text)))) continue;
      if (this.groups.some((group) => related(group.name.text, mention.text))) continue;
      this.open({ ...mention, established: false });
    }
    for (const group of this.groups) this.#fuller(group);
    this.groups.sort((left, right) => left.name.start - right.name.start);
  }

  /** The fuller name of a group that is called by a short form where it is set up. */
  #fuller(group: Group): void {
    const short = fold(group.name.text);
    if (short.length > 6) return;
    for (const mention of this.mentions) {
      const long = fold(mention.text);
      if (long.length < short.length + 2 || !long.endsWith(short)) continue;
      if (this.groups.some((other) => other !== group && fold(other.name.text) === long)) continue;
      group.name = { ...mention, established: group.name.established };
      return;
    }
  }
}

function related(left: string, right: string): boolean {
  const a = fold(left);
  const b = fold(right);
  return a === b || (a.length >= 5 && b.endsWith(a)) || (b.length >= 5 && a.endsWith(b));
}

/** The same leading group under a fuller or shorter name. */
function sameGroup(left: string, right: string): boolean {
  const a = fold(left);
  const b = fold(right);
  if (a === b) return true;
  if (!isLeading(a) || !isLeading(b)) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 9 && long.endsWith(short);
}

function officeOf(source: SourceText, group: Group): Read<string> | null {
  const parts: string[] = [];
  const reads = [group.place, group.director, group.liaison].filter((read) => read !== null);
  if (reads.length === 0) return null;
  if (group.place) parts.push(group.place.value);
  if (group.director) parts.push(`主任:${group.director.value}`);
  if (group.liaison) parts.push(`联络员:${group.liaison.value}`);
  return fact(
    source,
    parts.join(';'),
    reads.flatMap((read) => [...read.places]),
    group.place ? null : '只写明人员,没有写明设在哪个单位',
  );
}

/** Leading groups and work groups of the plan with their people. */
export function readGroups(source: SourceText): readonly ReadGroup[] {
  const reader = new GroupReader(source);
  let start = 0;
  while (start < source.shadow.length) {
    const newline = source.shadow.indexOf('\n', start);
    const end = newline < 0 ? source.shadow.length : newline;
    if (end > start) reader.line({ start, end });
    start = end + 1;
  }
  reader.finish();
  return reader.groups.map((group) => {
    const bare = group.heads.size + group.deputies.size + group.members.size === 0 && group.place === null;
    return {
      name: fact(source, group.name.text.replace(/\s+/g, ''), [group.name], bare ? '只提到名称' : null),
      heads: [...group.heads.values()],
      deputies: [...group.deputies.values()],
      members: [...group.members.values()].filter(
        (member) => member.value !== '' && (isUnitName(member.value) || member.value.length <= 60),
      ),
      office: officeOf(source, group),
    };
  });
}
