import type { FigureOperator } from '../plan-draft.js';
import type { Place } from '../read.js';
import type { SourceText } from '../source-text.js';
import { parseNumber } from '../structure/numerals.js';
import type { OutlineNode } from '../structure/outline.js';
import { headingOf } from '../structure/heading.js';

export interface ReadFigure {
  readonly subject: string;
  readonly operator: FigureOperator;
  readonly value: string;
  readonly unit: string;
  readonly places: readonly Place[];
  readonly sure: boolean;
  readonly note?: string;
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly subject: string;
  readonly operator: FigureOperator;
  readonly value: string;
  readonly unit: string;
  readonly doubt: string | null;
}

const MAX_FIGURES = 2000;
const NUM = '(?:\\d{1,8}(?:\\.\\d{1,4})?|[一二两三四五六七八九十百千]{1,6})';
const COUNT_UNIT =
  '(?:平方米|平方公里|平方|平米|㎡|m2|公里|千米|米|亩|公顷|万元|亿元|元|万人次|人次|万人|人|名|户|家|支|次|场|期|册|本|篇|条|块|处|所|间|台|套|份|件|栋|幢|盏|幅|部|辆|颗星|颗|星|分|课时|学时|种|只|张|株|棵|盆|座|面|具|首|根|口|枚|箱|袋|双|床|批|个|级|对|组|队|桌|岁)';
const TIME_UNIT = '(?:个?工作日|个?小时|分钟|个月|天|日|年|周)';
const OCCASION = '(?:次|场次?|期|回|遍|课时|节课?|例|轮|趟|部)';
const PERIOD = '(年度|半年|年|季度|季|月份?|周|星期|礼拜|天|日|旬|学期)';
const PRIZE = new RegExp(
  `((?:[特一二三四]、){0,3}(?:[特一二三四]等奖|优秀奖|优胜奖|鼓励奖|组织奖|优秀组织奖|入围奖|冠军|亚军|季军|单项奖))\\s?[:：]?\\s?(各|共)?(?:设)?\\s?(${NUM})\\s?(名|个|人|项|队|支)`,
  'g',
);
const FREQUENCY = new RegExp(
  `每(?:个)?(\\d{1,2}|[两二三四五六])?个?${PERIOD}((?:(?![,。;:!?\\n\\t每第]).){0,34}?)(?<![第\\d.])(${NUM})(?:到|至|-|~)?(${NUM})?\\s?(${OCCASION})(及?以上|以下|以内|左右)?`,
  'g',
);
const AMOUNT_EACH = new RegExp(
  `每(?:个)?${PERIOD}((?:(?![,。;:!?\\n\\t每第]).){0,30}?(?:不少于|不低于|不得少于|至少|不超过|最多)[\\u4e00-\\u9fff]{0,4}?)(${NUM})\\s?(小时|天|学时|元|人次|名|篇|条|户|件)`,
  'g',
);
const SHORT_FREQUENCY = new RegExp(
  `(?<![\\d第每半十一二三四五六七八九])(?:一个?|1个?|全)(年|季度|月|周|星期|天|日)((?:至少|不少于|不低于|不超过|开展|组织|召开|进行|举办)*)(${NUM})(${OCCASION})(以上|以下)?(?=[^\\u4e00-\\u9fff]|[\\u4e00-\\u9fff]|$)`,
  'g',
);
const SLASHED_FREQUENCY = new RegExp(`(${NUM})\\s?(${OCCASION})\\s?/\\s?(年|季度|月|周|天|日)`, 'g');
const TWO_SIDED = new RegExp(
  `(?<![\\d.第])(${NUM})\\s?(${COUNT_UNIT})?\\s?(?:\\(含\\))?以上[、,]?\\s?(?:至|到)?\\s?(${NUM})\\s?(${COUNT_UNIT})\\s?(?:\\(含\\))?以[下内]`,
  'g',
);
const RANGE = new RegExp(
  `(?<![\\d.第年月/-])(${NUM})\\s?(${COUNT_UNIT})?\\s?(?:-{1,2}|~|至|到)\\s?(${NUM})\\s?(${COUNT_UNIT})(?!月|日)`,
  'g',
);
const COUNT = new RegExp(`(?<![\\d.第年./〇零百千万几数])(${NUM})\\s?(余|多)?\\s?(${TIME_UNIT}|${COUNT_UNIT})`, 'g');
const IS_TIME = new RegExp(`^${TIME_UNIT}$`);
const EDGE = /[,。;:!?\n\t]/;

const GE =
  /(?:不(?:得)?(?:低于|少于|小于)|至少[\u4e00-\u9fff]{0,5}?|最少|最低|起码|达到?|≥|>=|大于(?:或)?等于|保证|确保)\s?(?:到|在|了)?\s?$/;
const LE = /(?:不(?:得)?(?:高于|超过|大于|多于|超出)|最多|至多|控制在|≤|<=|小于(?:或)?等于|限(?:额|报)?)\s?$/;
const GT = /(?:大于|高于|超过|多于|突破|超出|>)\s?$/;
const LT = /(?:小于|低于|少于|不足|不满|不到|未达到?|<)\s?$/;
const MORE = /^\s?(?:及|或|\(含\))?\s?(?:以上|之上)/;
const LESS = /^\s?(?:及|或)?\s?(?:以下|以内|之内|之下)/;
const ABOUT = /^\s?(?:左右|上下)/;
const BEYOND = /^\s?以外/;

interface Bound {
  readonly operator: FigureOperator;
  readonly prefix: number;
  readonly suffix: number;
  readonly explicit: boolean;
  readonly reach: boolean;
}

function boundOf(before: string, after: string): Bound {
  const more = MORE.exec(after);
  const less = LESS.exec(after);
  const beyond = BEYOND.exec(after);
  const about = ABOUT.exec(after);
  const le = LE.exec(before);
  const ge = GE.exec(before);
  const gt = GT.exec(before);
  const lt = LT.exec(before);
  const suffix = (more ?? less ?? beyond ?? about)?.[0].length ?? 0;
  const prefix = (le ?? ge ?? gt ?? lt)?.[0].length ?? 0;
  const reach = ge !== null && /达/.test(ge[0]) && !more;
  if (more) return { operator: '>=', prefix, suffix, explicit: true, reach: false };
  if (less) return { operator: '<=', prefix, suffix, explicit: true, reach: false };
  if (beyond) return { operator: '>', prefix, suffix, explicit: true, reach: false };
  if (le) return { operator: '<=', prefix, suffix, explicit: true, reach: false };
  if (ge && /^(?:保证|确保)/.test(ge[0])) return { operator: '=', prefix: 0, suffix, explicit: false, reach: false };
  if (ge) return { operator: '>=', prefix, suffix, explicit: true, reach };
  if (gt) return { operator: '>', prefix, suffix, explicit: true, reach: false };
  if (lt) return { operator: '<', prefix, suffix, explicit: true, reach: false };
  return { operator: '=', prefix: 0, suffix, explicit: false, reach: false };
}

function numberText(word: string): string | null {
  if (/^\d/.test(word)) return word;
  const value = parseNumber(word);
  return value === null ? null : String(value);
}

const LEADING_WORDS =
  /^(?:并|且|要|应|须|需|必须|务必|确保|力争|争取|努力|实现|保证|做到|达到|使得?|让|将|其中|同时|另外|以及|和|与|及|在|对|均|全面|进一步|切实|按照?|直至|至|即|另|还要|凡是?|对于|推动|组织|促进|提高|提升)+/;
const TRAILING_WORDS =
  /(?:要|应|须|需|必须|均|都|已|也|基本|总体|全部|分别|各自|各|为|是|在|至|到|力争|争取|确保|保持|保证|要求|原则上|一般|共|有|设|不|的|由|将|使|能|约|达|并|数量|面积为|一律|全|总数)+$/;

function trimSubject(text: string): string {
  return text
    .replace(/[“”"'《》]/g, (mark) => (/[“”]/.test(mark) ? mark : ''))
    .trim()
    .replace(LEADING_WORDS, '')
    .replace(TRAILING_WORDS, '')
    .replace(/^[、\s]+|[、\s]+$/g, '');
}

class FigureReader {
  readonly found: Found[] = [];
  readonly #claimed: { start: number; end: number }[] = [];

  constructor(readonly source: SourceText) {}

  claims(start: number, end: number): boolean {
    return this.#claimed.some((span) => span.start < end && start < span.end);
  }

  add(figure: Found): void {
    if (this.found.length >= MAX_FIGURES) return;
    this.found.push(figure);
    this.#claimed.push({ start: figure.start, end: figure.end });
    if (this.#claimed.length > 64) this.#claimed.splice(0, 32);
  }

  /** The clause before `at`, over an enumeration of rates ("知晓率、参与率达到…"). */
  before(at: number, lineStart: number): { readonly text: string; readonly start: number } {
    const from = Math.max(lineStart, at - 60);
    let start = at;
    while (start > from) {
      const char = this.source.shadow.charAt(start - 1);
      if (EDGE.test(char) || /[()]/.test(char)) break;
      if (char === '、' && !/[率度]$/.test(this.source.shadow.slice(from, start - 1))) break;
      start -= 1;
    }
    return { text: this.source.shadow.slice(start, at), start };
  }

  /** The clause before, carried on at `at`, or what stands before brackets: "街巷保洁,达到100%". */
  carriedOn(at: number, lineStart: number): string {
    const edge = at > lineStart ? this.source.shadow.charAt(at - 1) : '';
    if (edge === ',' || edge === ':') return this.before(at - 1, lineStart).text;
    if (edge !== ')') return '';
    const from = Math.max(lineStart, at - 60);
    const opened = this.source.shadow.slice(from, at).lastIndexOf('(');
    return opened < 0 ? '' : this.before(from + opened, lineStart).text;
  }

  after(at: number, lineEnd: number): string {
    const to = Math.min(lineEnd, at + 40);
    let end = at;
    while (end < to && !EDGE.test(this.source.shadow.charAt(end)) && !/[()]/.test(this.source.shadow.charAt(end)))
      end += 1;
    return this.source.shadow.slice(at, end);
  }

  line(start: number, end: number): void {
    const { shadow } = this.source;
    const text = shadow.slice(start, end);
    if (!/[\d一二两三四五六七八九十百]/.test(text)) return;
    this.#prizes(text, start, end);
    this.#frequencies(text, start, end);
    this.#twoSided(text, start, end);
    this.#percentages(text, start, end);
    this.#ranges(text, start, end);
    this.#aroundTheClock(text, start, end);
    this.#counts(text, start, end);
  }

  #prizes(text: string, start: number, end: number): void {
    for (const match of text.matchAll(PRIZE)) {
      const [whole, prize = '', , amount = '', unit = ''] = match;
      const value = numberText(amount);
      if (value === null) continue;
      const base = {
        start: start + match.index,
        end: Math.min(end, start + match.index + whole.length),
        operator: '=' as const,
        value,
        unit,
        doubt: null,
      };
      const ranks = prize.includes('、')
        ? [...prize.replace(/等奖$/, '').replaceAll('、', '')].map((rank) => `${rank}等奖`)
        : [prize];
      for (const subject of ranks) this.add({ ...base, subject });
    }
  }

  #frequencies(text: string, start: number, end: number): void {
    for (const match of text.matchAll(FREQUENCY)) {
      const [whole, several, span = '', between = '', first = '', second, counted = '', suffix] = match;
      const low = numberText(first);
      const high = second === undefined ? null : numberText(second);
      if (low === null) continue;
      if (/[\d一二三四五六七八九十]\s?[日号月时点]/.test(between)) continue;
      const every = several === undefined ? null : numberText(several);
      const at = start + match.index;
      const stop = at + whole.length;
      this.add({
        start: at,
        end: stop,
        subject: this.#frequencySubject(at, stop, between, start, end),
        operator: high !== null ? 'between' : frequencyOperator(between, suffix),
        value: high === null ? low : `${low}-${high}`,
        unit: `${counted.replace(/^场次$/, '场').replace(/^节课$/, '节')}/${every !== null && every !== '1' ? every : ''}${periodName(span)}`,
        doubt: null,
      });
    }
    for (const match of [AMOUNT_EACH, SHORT_FREQUENCY].flatMap((pattern) => [...text.matchAll(pattern)])) {
      const [whole, span = '', between = '', amount = '', counted = '', suffix] = match;
      const value = numberText(amount);
      const at = start + match.index;
      const stop = at + whole.length;
      if (value === null || this.claims(at, stop)) continue;
      this.add({
        start: at,
        end: stop,
        subject: this.#frequencySubject(at, stop, between, start, end),
        operator: frequencyOperator(between, suffix),
        value,
        unit: `${counted}/${periodName(span)}`,
        doubt: null,
      });
    }
    for (const match of text.matchAll(SLASHED_FREQUENCY)) {
      const [whole, amount = '', counted = '', span = ''] = match;
      const value = numberText(amount);
      const at = start + match.index;
      if (value === null || this.claims(at, at + whole.length)) continue;
      const before = this.before(at, start);
      const bound = boundOf(before.text, text.slice(match.index + whole.length, match.index + whole.length + 4));
      this.add({
        start: at,
        end: at + whole.length,
        subject: trimSubject(before.text.slice(0, before.text.length - bound.prefix)) || '次数',
        operator: bound.operator,
        value,
        unit: `${counted}/${periodName(span)}`,
        doubt: null,
      });
    }
  }

  #frequencySubject(at: number, stop: number, between: string, lineStart: number, lineEnd: number): string {
    const after = trimSubject(
      this.after(stop, lineEnd)
        .replace(/[、\d].*$/, '')
        .replace(/^(?:的|以上|对|本|大型|全体)+/, ''),
    );
    const inner = trimSubject(between.replace(/(?:至少|不少于|不低于|不得少于|不超过|最少|最多)/g, ''));
    if (after.length >= 3) return after;
    const visit = /(?:到|赴|深入)(?:(?!到|赴|深入).){2,}$/.exec(inner)?.[0];
    const joined = `${visit ?? inner}${after}`;
    if (joined.length >= 3) return joined;
    const head = trimSubject(this.before(at, lineStart).text);
    return head.length >= 2 ? `${head}${joined}` : joined || '次数';
  }

  #twoSided(text: string, start: number, end: number): void {
    for (const match of text.matchAll(TWO_SIDED)) {
      const [whole, first = '', , second = '', unit = ''] = match;
      const low = numberText(first);
      const high = numberText(second);
      if (low === null || high === null || unit === '岁') continue;
      this.#range(start + match.index, Math.min(end, start + match.index + whole.length), low, high, unit, start, end);
    }
  }

  #range(at: number, stop: number, low: string, high: string, unit: string, lineStart: number, lineEnd: number): void {
    if (this.claims(at, stop)) return;
    const before = this.before(at, lineStart);
    const bound = boundOf(before.text, '');
    const head = trimSubject(before.text.slice(0, before.text.length - bound.prefix));
    const tail = trimSubject(this.after(stop, lineEnd).replace(/^(?:的|组成|组建|为一[组个]|之间|范围内)+/, ''));
    this.add({
      start: at,
      end: stop,
      subject: head.length >= 2 ? head : tail || head || '数量',
      operator: 'between',
      value: `${low}-${high}`,
      unit,
      doubt: null,
    });
  }

  #percentages(text: string, start: number, end: number): void {
    const pattern =
      /(?<![\d.])(\d{1,3}(?:\.\d{1,4})?)\s?%?\s?(?:(?:-|~|至|到)\s?(\d{1,3}(?:\.\d{1,4})?)\s?)?%|百分之([一二三四五六七八九十百]{1,5})/g;
    let shares: Shares | null = null;
    for (const match of text.matchAll(pattern)) {
      const at = start + match.index;
      const stop = at + match[0].length;
      if (this.claims(at, stop)) continue;
      const before = this.before(at, start);
      if (/(?:占|权重|比重|折合|按)[^率]{0,10}$/.test(before.text)) continue;
      if (/[由从]$/.test(before.text) && GROWS.test(this.source.shadow.slice(stop, Math.min(end, stop + 12)))) continue;
      const low = match[1] ?? numberText(match[3] ?? '');
      if (low === null || low === undefined) continue;
      const high = match[2];
      const stated = boundOf(before.text, this.source.shadow.slice(stop, Math.min(end, stop + 6)));
      const turn: Share | null = shares === null ? null : turnOf(shares, this.source.shadow.slice(shares.end, at));
      const bound: Bound =
        turn === null || stated.explicit ? stated : { ...turn.bound, prefix: 0, suffix: stated.suffix };
      const own: string = turn?.rate ?? ownPart(before.text.slice(0, before.text.length - bound.prefix));
      const carried = trimSubject(own) === '' ? ownPart(this.carriedOn(before.start, start)) : '';
      const subjectText = carried === '' ? own : carried;
      const operator: FigureOperator =
        high !== undefined ? 'between' : bound.reach && low === '100' ? '=' : bound.operator;
      const value = high === undefined ? low : `${low}-${high}`;
      const alone = trimSubject(subjectText);
      const counted = /^的[^,。;:]{2,30}/.exec(
        this.source.shadow.slice(stop + bound.suffix, Math.min(end, stop + bound.suffix + 32)),
      );
      if (!bound.explicit && high === undefined && !isRate(subjectText) && counted === null) continue;
      const thing = counted !== null && !isRate(alone) ? `${alone}${trimSubject(counted[0].slice(1))}` : alone;
      const rates = rateSubjects(subjectText.replace(/分别$/, ''));
      const one: boolean = /分别$/.test(subjectText) || turn !== null;
      const later: readonly string[] = turn === null ? rates.slice(1) : turn.later;
      shares = one && later.length > 0 ? { rates: later, bound, end: stop + bound.suffix } : null;
      const subjects = rates.length === 0 ? [thing] : one ? rates.slice(0, 1) : rates;
      for (const subject of subjects.filter((each) => each !== '')) {
        this.add({
          start: at,
          end: stop + bound.suffix,
          subject,
          operator,
          value,
          unit: '%',
          doubt: carried !== '' ? '指标名称取自前一分句' : bound.reach && operator === '>=' ? '“达到”按不低于读' : null,
        });
      }
    }
  }

  #ranges(text: string, start: number, end: number): void {
    for (const match of text.matchAll(RANGE)) {
      const [whole, first = '', , second = '', unit = ''] = match;
      const low = numberText(first);
      const high = numberText(second);
      if (low === null || high === null || Number(low) >= Number(high) || unit === '岁' || unit === '级') continue;
      this.#range(start + match.index, start + match.index + whole.length, low, high, unit, start, end);
    }
  }

  #aroundTheClock(text: string, start: number, end: number): void {
    for (const match of text.matchAll(/(?<!\d)(24|二十四)\s?小时(?!内|以内|之内|前|后|之前)/g)) {
      const at = start + match.index;
      const stop = at + match[0].length;
      if (this.claims(at, stop)) continue;
      const head = trimSubject(this.before(at, start).text);
      const tail = trimSubject(this.after(stop, end));
      this.add({
        start: at,
        end: stop,
        subject: (head.length >= 2 ? `${head}${tail}` : tail) || '全天',
        operator: '=',
        value: '24',
        unit: '小时',
        doubt: null,
      });
    }
  }

  #counts(text: string, start: number, end: number): void {
    for (const match of text.matchAll(COUNT)) {
      const [whole, amount = '', vague, unit = ''] = match;
      const at = start + match.index;
      const stop = at + whole.length;
      const value = numberText(amount);
      if (value === null || vague !== undefined || unit === '岁' || unit === '级' || this.claims(at, stop)) continue;
      const rest = this.source.shadow.slice(stop, Math.min(end, stop + 8));
      const before = this.before(at, start);
      const bound = boundOf(before.text, rest);
      const isTime = IS_TIME.test(unit);
      if (isTime) {
        const clock =
          /^\s?(?:以内|之内|内|前|之前|后|之后|期|起|的时间内)/.test(rest) ||
          /(?:提前|在|于|限)$/.test(before.text) ||
          (bound.operator === '<=' && bound.explicit);
        const timed = bound.explicit && !bound.reach && /^(?:[\d]|[一二两三四五六七八九十]{1,3}$)/.test(amount);
        if (clock || !timed || unit === '日') continue;
        if (unit === '年' && Number(value) > 100) continue;
      }
      if (/^[月号时点楼]/.test(rest)) continue;
      if (unit === '分' && /^(?:[别工类为级散批期布享担之组片析局]|[一二三四五六七八九十])/.test(rest)) continue;
      if (unit === '星' && !/^级?/.test(rest)) continue;
      if (!bound.explicit) {
        if (!isQuota(before.text, amount, value, unit, rest)) continue;
      } else if (
        /^[一]$/.test(amount) &&
        !/至少|不少于|以上/.test(`${before.text.slice(-bound.prefix)}${rest.slice(0, bound.suffix)}`)
      )
        continue;
      const head = trimSubject(before.text.slice(0, before.text.length - bound.prefix));
      const tail = trimSubject(this.after(stop + bound.suffix, end).replace(/^的/, ''));
      const noun = tail.length >= 2 ? tail : '';
      const verb = BARE_VERB.exec(head);
      this.add({
        start: at,
        end: stop + bound.suffix,
        subject: countSubject(verb && noun !== '' ? head.slice(0, verb.index) : null, head, noun, bound.prefix > 0),
        operator: bound.operator,
        value,
        unit: unit.replace(/^(?:平方|平米|㎡|m2)$/, '平方米').replace(/^颗星$/, '颗'),
        doubt: bound.explicit ? null : '没有写明界限的数目',
      });
    }
  }
}

/** Rates that wait for their value, in their order: "知晓率、参与率分别达到100%和90%". */
interface Shares {
  readonly rates: readonly string[];
  readonly bound: Bound;
  /** Of the value before. */
  readonly end: number;
}

interface Share {
  readonly rate: string;
  readonly later: readonly string[];
  readonly bound: Bound;
}

/** The rate a value belongs to, when nothing but a conjunction stands between it and the value before. */
function turnOf({ rates: [rate, ...later], bound }: Shares, between: string): Share | null {
  return rate === undefined || !/^[、和与及]?$/.test(between) ? null : { rate, later, bound };
}

const GROWS = /^\s?(?:以上)?(?:再|逐步|稳步)?(?:提高|提升|上升|增长|增加|扩大|下降|降低|减少|压降|缩小)/;

/** Without a figure that stands before in the same clause: "上岗率达到100%和满意率", "覆盖率由80%提高到". */
function ownPart(clause: string): string {
  const grown = /[由从]\s?\d{1,3}(?:\.\d{1,4})?\s?%[^%]{0,6}$/.exec(clause);
  if (grown !== null) return clause.slice(0, grown.index);
  return clause.replace(/^.*%(?:以上|以下)?(?:以及|[和与及、])/, '');
}

function isRate(text: string): boolean {
  return /[率度面]|比例|完成|覆盖|达标|合格|普及|参与|入住|提高|增长|下降|减少/.test(text);
}

const QUOTA_VERB =
  /(?:建立|建成|建设|建好|创建|打造|培育|设立|设置|设|配备|配置|配齐|组建|招募|聘请|选聘|安装|更换|新建|改建|扩建|改造|添置|购置|购买|订阅|发放|印发|印制|张贴|制作|悬挂|举办|开展|组织|培训|慰问|走访|帮扶|资助|救助|结对|评选|评出|邀请|确定|选择|选取|获得|表彰|命名|推荐|选树|选出|选派|发展|完成|新增|增加|落实|开设|开办|放映|服务|为|给|向|投入|安排|筹集|奖励|补助|绿化|栽植|种植|清理|整治|演出|编排|满分|总分)[^,。;、]{0,10}$/;
const BARE_VERB =
  /(?:组建|建立|建成|设立|设置|配备|配齐|招募|聘请|选聘|安装|新建|添置|购置|印发|发放|制作|悬挂|举办|开展|组织|确定|邀请|评选|评出|选出|推荐|为|有)$/;

/** The thing counted: "每个社区|组建|15人的|志愿队" names the team, "公共用房面积|不少于300平方米" the area. */
function countSubject(owner: string | null, head: string, noun: string, bounded: boolean): string {
  if (owner !== null) return /^每/.test(owner) ? `${owner}${noun}` : noun;
  if (/^每/.test(head) && noun !== '' && head.length <= 8) return `${head}${noun}`;
  if (head.length >= 2 && (bounded || noun === '')) return head;
  return noun || head || '数量';
}

const NOT_COUNTED =
  /^(?:方面|环节|阶段|原则|问题|重点|层次|层面|步骤|结合|代表|第一|到位|不|字|月|工作日|小时|部分|专题|体系|文明|统一|必|最|理念|转变|关系|坚持|确保|强化|意识|机制|一|大|率|度|类|以|更|更加|能力|提升|提高|坚定|维护|自信|意识|服从|关键|抓手|中心)/;

function isQuota(before: string, amount: string, value: string, unit: string, rest: string): boolean {
  if (!/^\d/.test(amount) || Number(value) < 2) return false;
  if (unit === '分') return /(?:满分|总分)[^,。;]{0,6}$/.test(before);
  if (!QUOTA_VERB.test(before)) return false;
  return !NOT_COUNTED.test(rest.trimStart());
}

function frequencyOperator(between: string, suffix: string | undefined): FigureOperator {
  if (/至少|不少于|不低于|不得少于|最少|起码|≥/.test(between) || /以上/.test(suffix ?? '')) return '>=';
  if (/不超过|不多于|至多|最多/.test(between) || /以[下内]/.test(suffix ?? '')) return '<=';
  return '=';
}

function periodName(word: string): string {
  if (word === '季') return '季度';
  if (word === '星期' || word === '礼拜') return '周';
  if (word === '年度') return '年';
  if (word === '月份') return '月';
  return word;
}

/** "居民知晓率、参与率" names two rates. */
function rateSubjects(text: string): readonly string[] {
  const parts = text.split(/、|(?<=[率度])[和与及]/).map((part) => trimSubject(part));
  if (parts.length < 2 || !parts.every((part) => /[率度]$/.test(part))) return [];
  return parts.filter((part) => part.length >= 2);
}

function similar(left: string, right: string): boolean {
  const numbers = (text: string): string => text.replace(/[^\d一二三四五六七八九十]/g, '');
  if (left !== right && numbers(left) !== numbers(right)) return false;
  if (left === right || left.includes(right) || right.includes(left)) return true;
  const chars = new Map<string, number>();
  for (const char of left) chars.set(char, (chars.get(char) ?? 0) + 1);
  let shared = 0;
  for (const char of right) {
    const count = chars.get(char) ?? 0;
    if (count > 0) {
      shared += 1;
      chars.set(char, count - 1);
    }
  }
  return shared * 10 >= Math.max(left.length, right.length) * 6;
}

const BACKGROUND = /指导思想|意义|背景|总体思路|基本原则|工作原则|现状|基本情况|概况/;

/** Goals, quotas and bars of the plan: rates, counts with a bound, explicit frequencies. A figure told twice is one. */
export function readFigures(source: SourceText, outline: OutlineNode): readonly ReadFigure[] {
  const reader = new FigureReader(source);
  const skipped = outline.children
    .filter((node) => {
      const span = headingOf(source, node);
      return BACKGROUND.test(source.shadow.slice(span.start, span.end));
    })
    .map(({ start, end }) => ({ start, end }));
  let start = 0;
  let next = 0;
  while (start < source.shadow.length) {
    const newline = source.shadow.indexOf('\n', start);
    const end = newline < 0 ? source.shadow.length : newline;
    while (next < skipped.length && (skipped[next]?.end ?? 0) <= start) next += 1;
    if ((skipped[next]?.start ?? Number.POSITIVE_INFINITY) > start) reader.line(start, end);
    start = end + 1;
  }
  const kept = new Map<string, (Found & { spans: { start: number; end: number }[] })[]>();
  const order: (Found & { spans: { start: number; end: number }[] })[] = [];
  for (const figure of reader.found.sort((left, right) => left.start - right.start)) {
    const key = `${figure.operator}\u0000${figure.value}\u0000${figure.unit}`;
    const group = kept.get(key) ?? [];
    kept.set(key, group);
    const known = group.slice(0, 40).find((other) => similar(other.subject, figure.subject));
    if (known) {
      known.spans.push({ start: figure.start, end: figure.end });
      continue;
    }
    const fresh = { ...figure, spans: [{ start: figure.start, end: figure.end }] };
    group.push(fresh);
    order.push(fresh);
  }
  return order.map((figure) => {
    const read = {
      subject: figure.subject,
      operator: figure.operator,
      value: figure.value,
      unit: figure.unit,
      places: figure.spans.slice(0, 20).map((span) => source.place(span.start, span.end)),
    };
    return figure.doubt === null ? { ...read, sure: true } : { ...read, sure: false, note: figure.doubt };
  });
}
