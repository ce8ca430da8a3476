import type { BilingualText, Fault } from '@gongjian/shared-kernel';

/** What may be wrong between the members of a definition. The codes are stable. */
export const DEFINITION_FAULTS = {
  founderTooLow: {
    zh: '街镇、部门可以承办，不得设立创建项目。',
    en: 'A town or a bureau carries out; it does not found.',
  },
  approvalTooLow: {
    zh: '批准机关的级别低于设立机关。',
    en: 'It is approved below the founder.',
  },
  asksMoney: {
    zh: '不得向创建对象收费、摊派。',
    en: 'Subjects may not be asked for money.',
  },
  historicNeedsNothing: {
    zh: '历史项目的终止日期不得在将来。',
    en: 'A historic programme does not end in the future.',
  },
  order: { zh: '审核层级应从 1 起依次编号。', en: 'Levels count from 1 without a gap.' },
  unitHeadFirst: {
    zh: '单位负责人审签只能是第一级。',
    en: 'The unit head signs at the first level only.',
  },
  duplicate: { zh: '代码重复。', en: 'This code stands twice.' },
  codeUnknown: {
    zh: '引用了不存在的指标、等级、轮次、事件或种类。',
    en: 'It refers to an indicator, grade, round, incident or kind that is not there.',
  },
  missing: { zh: '缺少它所依据的内容。', en: 'What it relies on is missing.' },
  noEffect: { zh: '写在这里不起作用。', en: 'It has no effect here.' },
  depth: { zh: '测评体系不得超过四层。', en: 'The standard has four levels at most.' },
  pointsMixed: {
    zh: '同级须统一用分值或权重，或者都不用；有分值的，下级也须有；没有的，下级也不得有。',
    en: 'Siblings all have points, or all weights, or neither; what is scored has scored parts, what is not has none.',
  },
  weightsSum: { zh: '权重之和应为 100。', en: 'Weights sum to 100.' },
  pointsSum: { zh: '下级分值之和应等于上级分值。', en: 'The points of the parts sum to those of the whole.' },
  scoringWithoutPoints: { zh: '没有分值，无从计分。', en: 'Scoring needs points.' },
  scoringKind: { zh: '这种指标不能这样计分。', en: 'This kind of indicator is not scored so.' },
  bandsOverlap: { zh: '各档不得重叠。', en: 'Bands do not overlap.' },
  bandsOrder: { zh: '各档按得分由高到低排列。', en: 'Bands stand from the most points to the fewest.' },
  bandAbovePoints: { zh: '得分超过了这一项的分值。', en: 'It gives more than the points of the indicator.' },
  scoreRange: { zh: '最高分应大于最低分。', en: 'The highest is above the lowest.' },
  boundOutOfRange: {
    zh: '界限不可能达到，或者总能达到。',
    en: 'No value meets this bound, or every value does.',
  },
  places: { zh: '小数位数多于规定。', en: 'It has more places than declared.' },
  percentRange: { zh: '百分比应在 0 至 100 之间。', en: 'A percentage is from 0 to 100.' },
  classMissing: { zh: '缺少某个类别的标准。', en: 'A class has no value.' },
  classUnknown: { zh: '没有这个类别。', en: 'There is no such class.' },
  evidenceWindow: {
    zh: '佐证材料的期限没有覆盖指标的年份。',
    en: 'The window of the evidence does not cover the years of the indicator.',
  },
  reservedCode: { zh: 'none 指未达任何等级，不得用作等级代码。', en: '"none" is who reaches no grade.' },
  gradeUnreachable: { zh: '该等级不可能达到。', en: 'Nobody can reach this grade.' },
  gradeNotAsked: {
    zh: '没有一个（评定）轮次问全达到该等级所需的指标。',
    en: 'No round (of those that decide, for a grade that is named) asks what this grade needs.',
  },
  requiredNotAsked: {
    zh: '评定轮次没有问这项必达或一票否决的指标，等于视为达到。',
    en: 'A required or vetoing indicator is not asked by the round that decides: it would count as met.',
  },
  gradeOrder: {
    zh: '达到这一等级的都已达到更高的等级。',
    en: 'Whoever reaches this grade reaches a better one.',
  },
  rankWithoutRanking: { zh: '用名次、名额须有排名规则。', en: 'Ranks and quotas need a ranking.' },
  tieUnbroken: {
    zh: '名额须规定并列由人决定。',
    en: 'Where places are limited, ties are decided.',
  },
  quotaShare: { zh: '名额的比例应大于 0、不超过 100。', en: 'A share of places is above 0 and at most 100.' },
  notScored: { zh: '用得分须设分值。', en: 'Totals and shares need points.' },
  standardMissing: { zh: '考评须有创建标准。', en: 'Rounds and grades need a standard.' },
  roundMissing: { zh: '缺少相应的考评轮次。', en: 'The round for it is missing.' },
  stageNotInspected: {
    zh: '没有由这一级进行的检查来结束这个阶段。',
    en: 'No inspection of that level ends this stage.',
  },
  summaryCycle: { zh: '汇总不得汇总自己。', en: 'A summary does not sum up itself.' },
  selfDecides: { zh: '自查的结果不得用于评定。', en: 'A self-check does not decide.' },
  assessorsMissing: { zh: '检查须规定考评员。', en: 'An inspection says its assessors.' },
  majorityOfScores: { zh: '打分不能用多数。', en: 'Scores have no majority.' },
  chainOrder: {
    zh: '审核链应依次为推荐、审核、评估、认定、备案，级别由低到高。',
    en: 'A chain goes recommend, review, evaluate, determine, file, and upward.',
  },
  noDetermination: { zh: '审核链须有且只有一个认定环节。', en: 'A chain determines once.' },
  chainRole: { zh: '这一级没有这种办理人。', en: 'Nobody of that role acts at that level.' },
  evaluateNeedsRound: { zh: '评估须指明轮次。', en: 'An evaluation names its round.' },
  titleWithoutGrade: { zh: '有称号须有可以命名的等级。', en: 'A title needs a grade that is named.' },
  gradeWithoutTitle: { zh: '可以命名的等级须有称号。', en: 'A grade that is named needs a title.' },
  noticeTooShort: {
    zh: '公示不少于 5 个工作日（考核、专项整治、活动不少于 1 天）。',
    en: 'A notice lasts 5 working days at least (of appraisals, drives and activities: 1 day).',
  },
  triggerUnsafe: {
    zh: '按规则摘牌的情形只能是经核实的事实。',
    en: 'Only verified facts remove a title by rule.',
  },
  falsificationNeedsTwo: { zh: '弄虚作假须两人确认。', en: 'Falsification is confirmed by two.' },
  firesOnNothing: {
    zh: '没有投诉或者得满分也会触发。',
    en: 'It goes off without any complaint, or with a full score.',
  },
  scoreNeedsPerson: {
    zh: '得分过低只能提议摘牌、警告或暂停。',
    en: 'A low score proposes a removal, warns or suspends.',
  },
  clockMissing: { zh: '该后果缺少时限。', en: 'The clock of this consequence is missing.' },
  renewalWindow: { zh: '复评须在有效期内开始。', en: 'Renewal opens within the validity.' },
  validityAboveCycle: { zh: '有效期不得超过创建周期。', en: 'The validity is at most the cycle.' },
  followUpRound: {
    zh: '专门督导所随的轮次应按期进行。',
    en: 'The round that follow-up waits for comes by period.',
  },
  roundBy: {
    zh: '自查由本单位（self）进行，检查由某一级考评员进行。',
    en: 'A self-check is by itself (self), an inspection by assessors of a level.',
  },
  belowSubject: {
    zh: '不得由低于创建对象的级别考评或者决定。',
    en: 'A level below a subject does not assess it or decide on it.',
  },
  followUpMissing: {
    zh: '摘牌后须专门督导，否则不能再申报。',
    en: 'A removal is followed up, or there is no applying again after it.',
  },
  reapplyMissing: {
    zh: '设有摘牌须写明再申报的条件。',
    en: 'Where titles are removed, the conditions for applying again are said.',
  },
  titleKeyUnknown: { zh: '没有这个键的创建项目。', en: 'There is no programme of that key.' },
  keyTaken: { zh: '这个键已属于另一个创建项目。', en: 'Another programme has this key.' },
  keyChanged: { zh: '键在首次发布后不得改变。', en: 'The key stays as it was first published.' },
  cascadeSelf: { zh: '不得影响自己的称号。', en: 'A title has no consequence for itself.' },
  rollUpLevel: {
    zh: '汇总称号的级别应高于其成员，成员应是创建对象。',
    en: 'A title rolls up from subjects below its level.',
  },
  praiseOnly: {
    zh: '未列入批准目录的表彰只能是通报表扬，不分名次。',
    en: 'Without an approved item there is praise only, without ranks.',
  },
  escalationOrder: { zh: '升级步骤应逐级加重，并逐步推后。', en: 'Steps grow graver and come later.' },
  circularNeedsStatement: { zh: '通报批评须给予申辩期。', en: 'A circular gives time to state the case.' },
  parentUnknown: { zh: '上级项目或版本不存在。', en: 'There is no such parent programme or version.' },
  parentApproval: {
    zh: '须经上级项目的设立机关或更高机关批准。',
    en: 'The founder of the parent, or one above, approves.',
  },
  parentDropped: {
    zh: '以后的版本须保留上级项目，且不得退回其以前的版本。',
    en: 'A later version keeps its parent, and follows no earlier version of it.',
  },
  parentMissing: { zh: '缺少上级的条款。', en: 'What the parent says is missing.' },
  looserThanParent: { zh: '宽于上级标准。', en: 'It is looser than the parent.' },
} as const satisfies Readonly<Record<string, BilingualText>>;

export type DefinitionFaultCode = keyof typeof DEFINITION_FAULTS;

/** Says a fault. `detail`: what exactly, for instance a code. */
export type Say = (pointer: string, code: DefinitionFaultCode, detail?: string) => void;

export function collector(): { readonly say: Say; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const say: Say = (pointer, code, detail) => {
    const { zh, en } = DEFINITION_FAULTS[code];
    const suffix = detail === undefined ? '' : ` (${detail})`;
    faults.push({ pointer, code, zh: zh + suffix, en: en + suffix });
  };
  return { say, faults };
}
