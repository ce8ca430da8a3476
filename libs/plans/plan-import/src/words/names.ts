const SURNAMES = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬郗班秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿边扈燕冀郏浦尚农温别庄晏柴瞿阎慕连茹习宦艾鱼容向古易慎戈廖庾终暨衡耿满弘匡文寇禄阙东欧殳沃蔚越夔隆巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯荆游竺权逯盖益桓肖付代邸敬岳帅缑亢况琴牟佘佴伯赏墨哈谯笪爱阳佟佀仝闫覃苑尉税揭丘官仉督么粟练尧由冼辜丛卿楚占涂宛兰栗邝',
);
const COMPOUND = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '端木',
  '夏侯',
  '南宫',
  '长孙',
  '宇文',
];
const WORDS = new Set([
  '文明',
  '公安',
  '安全',
  '平安',
  '方面',
  '万元',
  '高度',
  '双创',
  '左右',
  '常务',
  '经费',
  '时间',
  '成果',
  '成效',
  '明确',
  '明显',
  '阳光',
  '金融',
  '党员',
  '安排',
  '安置',
  '项目',
  '于是',
  '向上',
  '毛病',
  '方案',
  '司法',
  '单独',
  '温馨',
  '宣讲',
  '宣传',
  '农民',
  '农业',
  '易于',
  '时限',
  '常态',
  '曾经',
  '强化',
  '严格',
  '严肃',
]);
const NOT_IN_NAMES = /[局办委厅科股处室站所镇乡村组队校院厂司等各的及与区县省街位任员党]|[长部]$|书记$|老师$/;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function isDictionaryWord(word: string): boolean {
  return [...segmenter.segment(word)].length === 1;
}

const MASKED = /^(?:[xX*]{2,4}|[\u4e00-\u9fff](?:[xX*]{1,2}|某{1,2}))$/;

export function isMasked(word: string): boolean {
  return /^[xX*某]{2,}$/.test(word.trim());
}

/** Whether a word reads as a person's name: a surname and one or two more characters, or a masked name. */
export function isPersonName(word: string): boolean {
  if (MASKED.test(word)) return true;
  if (!/^[\u3400-\u9fff]{2,4}$/.test(word)) return false;
  if (WORDS.has(word)) return false;
  const compound = COMPOUND.some((surname) => word.startsWith(surname));
  if (word.length === 4 && !compound) return false;
  if (!compound && !SURNAMES.has(word.charAt(0))) return false;
  return !NOT_IN_NAMES.test(word.slice(compound ? 2 : 1));
}

const POST_END =
  /(?:书记|主任|局长|科长|处长|部长|镇长|乡长|县长|区长|市长|院长|校长|所长|站长|队长|组长|股长|会长|主席|委员|专员|干事|干部|经理|社长|秘书长|调研员|负责人|主管|园长|员|长|同志|代表|常委|民警|片警|警|医生|社工)(?:级)?$/;

export interface NamedPart {
  readonly text: string;
  readonly offset: number;
}

function splitWords(text: string, separators: RegExp): readonly NamedPart[] {
  const parts: NamedPart[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '(') depth += 1;
    else if (char === ')') depth = Math.max(0, depth - 1);
    if (at === text.length || (depth === 0 && separators.test(char))) {
      if (at > from) parts.push({ text: text.slice(from, at), offset: from });
      from = at + 1;
    }
  }
  return parts;
}

function joinSplitNames(parts: readonly NamedPart[], text: string): readonly NamedPart[] {
  const joined: NamedPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const gap = last ? text.slice(last.offset + last.text.length, part.offset) : '';
    if (last && /^\s+$/.test(gap) && part.text.length === 1 && last.text.length === 1) {
      const name = `${last.text}${part.text}`;
      if (isPersonName(name)) {
        joined[joined.length - 1] = { text: text.slice(last.offset, part.offset + 1), offset: last.offset };
        continue;
      }
    }
    joined.push(part);
  }
  return joined;
}

/** The name inside "职务+姓名" or "姓名(职务)", or null when there is none. */
export function nameIn(part: string): { readonly name: string; readonly offset: number } | null {
  const bracket = part.indexOf('(');
  const head = (bracket < 0 ? part : part.slice(0, bracket)).trimEnd();
  const lead = head.length - head.trimStart().length;
  const word = head.trim().replace(/(?:等)?(?:同志|先生|女士)$/, '');
  const compact = word.replace(/\s/g, '');
  if (isPersonName(compact)) return { name: compact, offset: lead };
  const tokens = word.split(/\s+/);
  if (tokens.length > 1) {
    const named = tokens.findIndex((token) => isPersonName(token));
    if (named >= 0) {
      const name = tokens[named] ?? '';
      return { name, offset: lead + word.indexOf(name) };
    }
    const first = `${tokens[0] ?? ''}${tokens[1] ?? ''}`;
    if (tokens[0]?.length === 1 && tokens[1]?.length === 1 && isPersonName(first)) return { name: first, offset: lead };
  }
  for (const length of [3, 2, 4]) {
    if (word.length <= length + 1) continue;
    const name = word.slice(-length);
    if (isPersonName(name) && POST_END.test(word.slice(0, -length))) {
      return { name, offset: lead + word.length - length };
    }
  }
  for (const length of [3, 2]) {
    const name = word.slice(0, length);
    if (
      word.length > length + 1 &&
      isPersonName(name) &&
      POST_END.test(word.slice(length)) &&
      !/等|部门|单位|各/.test(word) &&
      !POST_END.test(name)
    ) {
      return { name, offset: lead };
    }
  }
  return null;
}

const NICKNAME = /^(?:[\u4e00-\u9fff]{0,6})[小老][\u4e00-\u9fff]$/;
const ROLE_OF_ALL =
  /(?:负责人|领导|负责同志|人员|干部|书记|主任|代表|局长|科长|站长|所长|组长|委员|党员|工作者|成员|职工|长)$/;

/**
 * Splits "甲、乙(职务) 丙" into its people. Posts written beside a name go with it; a list whose last word is a post
 * of all ("各科室、单位负责人") stays whole.
 */
export function splitPeople(text: string): readonly NamedPart[] {
  const pieces = splitWords(text, /[、,;\t]/).filter((part) => part.text.trim() !== '');
  const last = pieces.at(-1)?.text.trim() ?? '';
  const together = pieces.length > 1 && ROLE_OF_ALL.test(last);
  const isNamed = (word: string): boolean => {
    const named = nameIn(word);
    if (named === null) return NICKNAME.test(word.trim());
    return !(together && word.trim() === named.name && named.name.length === 2 && isDictionaryWord(named.name));
  };
  const people = pieces.flatMap((piece) => {
    const tokens = joinSplitNames(
      splitWords(piece.text, /\s/).map((token) => ({ text: token.text, offset: token.offset + piece.offset })),
      text,
    );
    const named = tokens.filter((token) => isNamed(token.text));
    return named.length >= 2 ? named : [piece];
  });
  const titles = people.filter((part, index) => {
    const next = people[index + 1];
    const named = next ? nameIn(next.text) : null;
    const posted = named !== null && next !== undefined && next.text.slice(0, named.offset).trim() !== '';
    const title = part.text.trim();
    return posted && title.length <= 10 && POST_END.test(title) && !/^(?:各|有关|相关)/.test(title) && !isNamed(title);
  });
  const others = people.filter((part, index) => {
    const before = people[index - 1]?.text.trim() ?? '';
    const named = nameIn(before);
    const posted = named !== null && named.offset === 0 && /^[^\s]{1,2}\s?[^\s]{1,2}\s+\S/.test(before);
    const title = part.text.trim();
    return posted && title.length <= 10 && POST_END.test(title) && !/^(?:各|有关|相关)/.test(title) && !isNamed(title);
  });
  const posts = new Set([...titles, ...others]);
  if (posts.size > 0) return people.filter((part) => !posts.has(part));
  if (together && people.every((part) => !isNamed(part.text))) {
    const earlier = pieces.slice(0, -1);
    if (earlier.every((part) => !ROLE_OF_ALL.test(part.text.trim()))) {
      return [{ text: text.trim(), offset: text.length - text.trimStart().length }];
    }
  }
  return people;
}
