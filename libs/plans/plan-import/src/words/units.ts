import { isMasked, isPersonName } from './names.js';

const UNIT_END =
  /(?:局|办|办公室|委|委员会|部|厅|科|科室|股|股室|处|室|站|所|中心|社区|街道|街道办|办事处|镇|乡|村|组|小组|队|大队|中队|支队|总队|院|校|学校|小学|中学|大学|园|会|联|妇联|工会|团委|团支部|支部|总支|党委|党组|党工委|支委|公司|集团|厂|店|单位|部门|企业|政府|居委|居委会|村委|村委会|两委|分局|协会|商会|银行|医院|卫生院|门诊|派出所|警务室|物业|机关|组织|团体|商户|业主|志愿者|网格员|楼长|党员|居民|管委会|指挥部|专班|法院|检察院|供电|电信|移动|联通|邮政|报社|电视台|媒体|场|馆|社|署|台|网|系统|窗口|责任人|负责人|成员|干部|街办|城管|公安|工商|民政|司法|卫生|教育|文明办|环卫|综治|计生|人社|劳动保障|消防|交警|城建|市场监管|物管|县直|区直|市直|各镇|各村)$/;

/** Whether a word reads as the name of a unit. */
export function isUnitName(word: string): boolean {
  const text = word.replace(/\s/g, '').replace(/\([^()]*\)$/, '');
  if (text.length < 2 || text.length > 36) return false;
  if (isMasked(text)) return true;
  if (/[。;:!?=%]/.test(text)) return false;
  if (UNIT_END.test(text)) return true;
  return /[xX*]{2,}(?:局|办|科|室|单位|社区|街道)?$/.test(text);
}

export interface UnitPart {
  readonly text: string;
  readonly offset: number;
}

function push(parts: UnitPart[], text: string, offset: number): void {
  const lead = text.length - text.trimStart().length;
  let word = text.trim();
  let shift = lead;
  const head = /^(?:由|以及|及|和|与|并|或|等)(?=.{2})/.exec(word);
  if (head && !/^(?:和平|与时|及时|和谐|和顺|和县)/.test(word)) {
    word = word.slice(head[0].length);
    shift += head[0].length;
  }
  word = word
    .replace(/(?:等(?:有关|相关|职能)?(?:单位|部门|科室)?|等)$/, '')
    .replace(/[。.]$/, '')
    .trim();
  if (word !== '') parts.push({ text: word, offset: offset + shift });
}

/** Splits "甲局、乙办及各街道" into unit names; words joined by 和, 及, 与 are parted only where both sides are units. */
export function splitUnits(text: string): readonly UnitPart[] {
  const parts: UnitPart[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '(') depth += 1;
    else if (char === ')') depth = Math.max(0, depth - 1);
    const between = at === text.length || (depth === 0 && /[、,;\s/]/.test(char));
    const joint =
      depth === 0 && at > from && /[和及与]/.test(char) && !/^(?:和平|和谐|及时|与会)/.test(text.slice(at, at + 2));
    if (between) {
      push(parts, text.slice(from, at), from);
      from = at + 1;
    } else if (joint) {
      const left = text.slice(from, at).replace(/以$/, '').trim();
      const rest = text.slice(at + 1);
      const right = /^[^、,;\s/和及与()]{2,20}/.exec(rest)?.[0] ?? '';
      if (isUnitName(left) && (isUnitName(right) || /^(?:各|有关|相关)/.test(right))) {
        push(parts, left, from);
        from = at + 1;
      }
    }
  }
  return parts;
}

export function isPersonOnly(word: string): boolean {
  return isPersonName(word) && !isUnitName(word);
}
