/** Within one clause of a sentence. */
const SAME = '[^，。；：、]';

/** What rules of its own settle: 停车收费, 医保缴费. */
const SETTLED = [
  ...[
    '停车',
    '教育',
    '学校',
    '幼儿园',
    '培训',
    '医疗',
    '医院',
    '医保',
    '社保',
    '保险',
    '养老',
    '公积金',
    '物业',
    '水电',
  ],
  ...['供水', '供电', '供暖', '燃气', '税', '(?<![向民户])个人'],
].join('|');
const FREELY = `(?<!(?:${SETTLED})(?:服务|机构|费)?)`;
/** What is given to others: 慈善捐款. */
const NOT_CHARITY = '(?<!慈善|公益|救灾)';

/** What an office takes: 不收费, 不得摊派 and 乱收费 are none of it, nor is what tells of prices (收费公示). */
const TOLD = '(?:项目|标准|价格|依据|目录)?(?:公示|公开|规范|透明|上墙)|窗口|人员|站';
const AMOUNT = String.raw`\s*(?:人民币)?\s*[\d一二三四五六七八九十百千万两][\d一二三四五六七八九十百千万两,.]*\s*元`;
const TAKES = [
  ...[
    `(?<![验接])${FREELY}收(?:费(?!${TOLD})|取)`,
    `${NOT_CHARITY}募捐`,
    '收款',
    '集资',
    '摊派',
    '筹资',
    '筹款',
    '募资',
  ],
  ...['报名费', '参评费', '评审费', '创建费', '牌匾费', '工本费', '赞助费', '保证金', '押金'],
  `(?<![税营])收${AMOUNT}`,
].join('|');

/** Who gives without being asked as a subject: 政府出资, 由县财政承担. */
const GIVER = '政府|财政|国家|上级|(?<!各)部门|(?:省|市|(?<![小社])区|县|乡|镇)(?:里|级)';
const NOT_OTHERS = `(?:(?!居民|村民|群众|业主|社区|小区|户|队|每|各|要求|组织|规定|发动|动员)${SAME})`;

/** What a subject gives: one that does not (不缴纳的) is asked for it all the same. */
const GIVES = [
  ...[`${FREELY}(?:[缴交]纳|[缴交付]费(?!人数|窗口|渠道|平台))`, '交钱', '缴款', '交款', '上缴'],
  ...['出资', `${NOT_CHARITY}捐[款资]`, '认捐', '自筹', `(?:费|食宿)${SAME}{0,6}自(?:理|负|付|担)`],
  `(?:承担|负担)${SAME}{0,4}(?:费用|经费)`,
  `(?:费用|经费|资金)由(?!${NOT_OTHERS}{0,6}(?:${GIVER}))${SAME}{1,10}(?:承担|负担|解决)`,
  `(?:(?<![成移提])交|缴)${AMOUNT}`,
].join('|');

/** Dues that rules of their own settle: 交纳党费. */
const DUES =
  '党费|团费|会费|税|社保|社会保险|医保|医疗保险|养老保险|保险费|公积金|物业(?:服务)?费|水费|电费|水电费|学费';
const FORBIDS = '(?:不得|不准|不许|不应|不可|严禁|禁止|杜绝|制止|查处|整治)';
const OF_WHOM =
  '(?:以任何(?:名义|形式|方式))?(?:要求[^，。；：]{1,10}|向[^，。；：]{1,10})?(?:违规|变相|强行|强制|擅自|乱)?';
const LISTED = `(?:(?:${TAKES}|${GIVES})(?:、|和|或|及)?)*`;

const ASKED_ZH = new RegExp(`(?:(?<takes>${TAKES})|${GIVES})(?!率|(?:了|的)?(?:${DUES}))`, 'gu');
const TAKES_NOT = new RegExp(
  `(?:${FORBIDS}${OF_WHOM}|(?:不|无|零|免)(?:收|设)?|乱|违规|违法|非法|擅自)${LISTED}$`,
  'u',
);
const GIVES_NOT = new RegExp(
  `(?:${GIVER})${NOT_OTHERS}{0,8}$|(?:${FORBIDS}${OF_WHOM}|(?:免|免予|免于|无需|无须|不需|不需要|不必|不用)${LISTED})$`,
  'u',
);

const FREELY_EN = String.raw`(?<!\b(?:parking|school|tuition|medical|property|utility|insurance|tax|pension|mobile|online|electronic) )`;
const TOLD_EN = ' (?:are |is )?(?:published|displayed|posted|regulated)';
const TAKES_EN = [
  ...[`${FREELY_EN}(?:fees?|(?<!in )charges?)(?!${TOLD_EN})`, 'lev(?:y|ies)', 'charged', 'surcharges?', 'deposits?'],
  ...['sponsorship(?! by (?:leaders|officials))', 'fund-?raising'],
].join('|');
const AMOUNT_EN = String.raw`(?:(?:¥|rmb|cny) ?\d[\d,.]*|\d[\d,.]* ?(?:yuan|rmb|cny))`;
const GIVES_EN = [
  ...[
    'pays?',
    'paying',
    `${FREELY_EN}payments?`,
    '(?<!blood |charitable )donat(?:e|es|ions?)',
    'self-(?:funded|financed)',
  ],
  `(?:contributes?|contributions? of|collects?|raises?) (?:money|funds|cash|${AMOUNT_EN})`,
  'bears? (?:the |all |its |their )?(?:own )?(?:costs?|expenses?)',
  'at (?:its|their) own (?:costs?|expense)',
].join('|');
const FILLS_EN = `(?:,? ?(?:any|an?|the|to|be|or|and|other|entry|such|ask for|collect|demand|take|${TAKES_EN}))*`;

const ASKED_EN = new RegExp(
  String.raw`\b(?:(?<takes>${TAKES_EN})|${GIVES_EN})\b(?! (?:rates?|attention|heed|respects?|visits?|nothing)\b)`,
  'giu',
);
const TAKES_NOT_EN = new RegExp(
  String.raw`\b(?:no|not|never|without any|nor|free of|illegal|unlawful|arbitrary|improper|bans?|forbids?|prohibits?)${FILLS_EN},? $`,
  'iu',
);
const GIVES_NOT_EN = new RegExp(
  String.raw`\b(?:need not|not (?:have|asked|required) to|no need to|without|rates? of|(?:government|state|treasury|budget|bureau|department|authority)(?: alone| also)?) $`,
  'iu',
);

/**
 * The first word by which a text asks somebody for money. Telling others not to ask for it, measuring a rate, naming
 * another who gives it, or dues that rules of their own settle, is none.
 */
export function askedMoney(text: string): string | undefined {
  return (
    firstAsked(text, ASKED_ZH, { takes: TAKES_NOT, gives: GIVES_NOT }) ??
    firstAsked(text, ASKED_EN, { takes: TAKES_NOT_EN, gives: GIVES_NOT_EN })
  );
}

function firstAsked(
  text: string,
  asked: RegExp,
  not: { readonly takes: RegExp; readonly gives: RegExp },
): string | undefined {
  for (const match of text.matchAll(asked)) {
    const ahead = text.slice(0, match.index);
    if (!(match.groups?.['takes'] === undefined ? not.gives : not.takes).test(ahead)) return match[0];
  }
  return undefined;
}
