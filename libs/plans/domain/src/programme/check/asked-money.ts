/** What an office takes: 不收费, 不得摊派 and 乱收费 are none of it. */
const TAKES = [
  ...['(?<![验接])收费', '收取', '收款', '集资', '摊派', '筹资', '筹款', '募捐', '募资'],
  ...['报名费', '参评费', '评审费', '创建费', '牌匾费', '工本费', '赞助费', '保证金', '押金'],
].join('|');
/** What a subject gives: one that does not (不缴纳的) is asked for it all the same. */
const GIVES = '缴纳|交纳|缴费|交费|交钱|缴款|交款|上缴|付费|出资|捐款|捐资|认捐';
const FORBIDS = '(?:不得|不准|不许|不应|不可|严禁|禁止|杜绝|制止|查处|整治)';
const OF_WHOM =
  '(?:以任何(?:名义|形式|方式))?(?:要求[^，。；：]{1,10}|向[^，。；：]{1,10})?(?:违规|变相|强行|强制|擅自|乱)?';
const LISTED = `(?:(?:${TAKES}|${GIVES})(?:、|和|或|及)?)*`;

const ASKED_ZH = new RegExp(`(?:(?<takes>${TAKES})|${GIVES})(?!率)`, 'gu');
const TAKES_NOT = new RegExp(
  `(?:${FORBIDS}${OF_WHOM}|(?:不|无|零|免)(?:收|设)?|乱|违规|违法|非法|擅自)${LISTED}$`,
  'u',
);
const GIVES_NOT = new RegExp(
  `(?:${FORBIDS}${OF_WHOM}|(?:免|免予|免于|无需|无须|不需|不需要|不必|不用)${LISTED})$`,
  'u',
);

const TAKES_EN = 'fees?|lev(?:y|ies)|(?<!in )charges?|charged|surcharges?|deposits?|sponsorship|fund-?raising';
const GIVES_EN =
  'pays?|paying|payments?|donat(?:e|es|ions?)|(?:contributes?|contributions? of|collects?|raises?) (?:money|funds|cash)';
const FILLS_EN = `(?:,? ?(?:any|an?|the|to|be|or|and|other|entry|such|ask for|collect|demand|take|${TAKES_EN}))*`;

const ASKED_EN = new RegExp(
  `\\b(?:(?<takes>${TAKES_EN})|${GIVES_EN})\\b(?! (?:rates?|attention|heed|respects?|visits?|nothing)\\b)`,
  'giu',
);
const TAKES_NOT_EN = new RegExp(
  `\\b(?:no|not|never|without any|nor|free of|illegal|unlawful|arbitrary|improper|bans?|forbids?|prohibits?)${FILLS_EN},? $`,
  'iu',
);
const GIVES_NOT_EN = /\b(?:need not|not (?:have|asked|required) to|no need to|without|rates? of) $/iu;

/** The first word by which a text asks somebody for money; telling others not to ask for it, or measuring a rate, is none. */
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
