import { askedMoney } from './asked-money.js';

const asks: readonly (readonly [string, string])[] = [
  ['每户缴纳100元', '缴纳'],
  ['经费不足的缴纳100元', '缴纳'],
  ['不缴纳的不予授牌', '缴纳'],
  ['未交纳的取消资格', '交纳'],
  ['每户交纳创建费', '交纳'],
  ['向居民收取50元', '收取'],
  ['组织捐款', '捐款'],
  ['集资修建活动室', '集资'],
  ['企业赞助费', '赞助费'],
  ['不得迟到，每队报名费200元', '报名费'],
  ['不交保证金的不得参评', '保证金'],
  ['居民出资一部分', '出资'],
  ['强制缴纳', '缴纳'],
  ['Every household pays a fee of 100 yuan', 'pays'],
  ['An entry fee of 100 yuan', 'fee'],
  ['Who does not pay is not named', 'pay'],
  ['Not named without the fee', 'fee'],
  ['A deposit is due', 'deposit'],
  ['Residents donate', 'donate'],
  ['The community raises money', 'raises money'],
];
const asksNothing: readonly string[] = [
  '不收费',
  '免收费用',
  '不收取任何费用',
  '不收报名费',
  '不得收费、摊派',
  '不得向创建对象收费、集资和摊派',
  '严禁以任何名义向居民摊派',
  '不得要求居民缴纳、捐款',
  '无乱收费',
  '查处违规收费',
  '无需缴纳、无须捐款',
  '社会保险费征缴率',
  '物业服务费缴纳率',
  '验收费时不超过三天',
  '经费落实',
  '收集材料',
  'No entry fee',
  'Free of charge',
  'Without any fees, charges or levies',
  'Nobody may ask for money; officers must not take fees or deposits',
  'Arbitrary charges',
  'Person in charge',
  'Residents need not pay',
  'Payment rate',
  'Leaders pay visits',
  'Collection rate',
  'Sponsor leader',
];

describe('asking for money', () => {
  it.each(asks)('is read in: %s', (text, word) => {
    expect(askedMoney(text)).toBe(word);
  });

  it.each(asksNothing)('is not read in: %s', (text) => {
    expect(askedMoney(text)).toBeUndefined();
  });
});
