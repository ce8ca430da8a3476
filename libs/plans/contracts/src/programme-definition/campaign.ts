import { z } from 'zod';
import {
  bilingual,
  bound,
  clause,
  code,
  codes,
  date,
  dayCount,
  every,
  exact,
  exactFromZero,
  key,
  level,
  listOnce,
  names,
  span,
  subjectKind,
  text,
  type Frozen,
} from './primitives.js';

/** 创建示范, 评比表彰, 考核, 等级评定, 专项整治, 活动 */
export const PROGRAMME_KINDS = ['creation', 'commendation', 'appraisal', 'grading', 'drive', 'activity'] as const;
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number];

/** Who acts at a review level: 审签, 初审, 审核, 评审, 领导认可 */
export const REVIEW_ROLES = ['unitHead', 'town', 'office', 'reviewer', 'leader'] as const;
export type ReviewRole = (typeof REVIEW_ROLES)[number];

export const EXTENSION_DECIDERS = ['town', 'office', 'leader'] as const;
export type ExtensionDecider = (typeof EXTENSION_DECIDERS)[number];

export const DAY_OFF_RULES = ['nextWorkingDay', 'asWritten'] as const;
export type DayOffRule = (typeof DAY_OFF_RULES)[number];

/** Who has a report: 单位、社区（村）、街道（乡镇）、县、县级部门、市 */
export const REPORT_STEPS = ['unit', 'community', 'town', 'county', 'countyBureau', 'city'] as const;
export type ReportStep = (typeof REPORT_STEPS)[number];

/** Who may stand in a review chain or sign. */
export const CHAIN_ROLES = ['community', 'town', 'reviewer', 'office', 'leader'] as const;
export type ChainRole = (typeof CHAIN_ROLES)[number];

const days = z.int().min(0).max(366);

export const approval = z
  .strictObject({
    number: text(60).describe('文号 Document number'),
    by: bilingual.describe('批准机关 Who approved'),
    level: level.describe('批准机关级别 Their level'),
    on: date.describe('批准日期 The day').meta({ 'x-shown': true }),
  })
  .meta({ id: 'Approval', description: '批准 An approval' });
export type Approval = Frozen<z.output<typeof approval>>;

export const founding = z.strictObject({
  authority: bilingual.describe('设立机关 Who founds it'),
  level: level.describe('设立机关级别 Their level'),
  organ: z
    .enum(['committeeOrGovernment', 'headquarters', 'bureau', 'townOrStreet'])
    .describe(
      '党委政府、指挥部、部门、街镇 Committee or government, headquarters, bureau, town; the last two carry out, they do not found',
    )
    .meta({ 'x-alike': [['committeeOrGovernment', 'headquarters']] }),
  approval: approval.describe('设立的批准 Its approval'),
  cycleYears: z
    .int()
    .min(1)
    .max(10)
    .describe(
      '创建周期（年）：方案至多这么长，称号未定有效期的按此 Cycle: a plan is at most that long, a title without a validity of its own is valid that long',
    ),
  endsOn: date.exactOptional().describe('终止日期，此后不得发方案 No plan is issued for a later period'),
  funding: z
    .strictObject({
      sources: listOnce(z.enum(['budget', 'transfer', 'sponsors', 'partyDues', 'departments']), 1, 5)
        .describe('预算、转移支付、赞助、党费、部门 Budget, transfer, sponsors, party dues, departments')
        .meta({ 'x-shown': true }),
      fromSubjects: z
        .enum(['nothing', 'voluntary', 'required'])
        .describe('向创建对象收取：只能是 nothing What subjects pay: nothing, or it is refused'),
    })
    .describe('经费 Funds'),
});
export type Founding = Frozen<z.output<typeof founding>>;

export const stage = z.strictObject({
  code: code.describe('阶段代码 Its code, once'),
  names,
  level: level
    .exactOptional()
    .describe('由哪一级检查结束，须有这一级的检查轮次 Whose inspection ends it: there is a round of that level'),
});
export type StageDefinition = Frozen<z.output<typeof stage>>;

const reviewLevel = z.strictObject({
  level: z.int().min(1).max(4).describe('第几级，从 1 依次 1, 2, 3, 4 without a gap'),
  names,
  actedBy: z
    .enum(REVIEW_ROLES)
    .describe('审签、初审、审核、评审、领导认可；unitHead 只能是第一级 unitHead stands at level 1 only'),
});
export type ReviewLevel = Frozen<z.output<typeof reviewLevel>>;

export const taskRules = z.strictObject({
  review: z.array(reviewLevel).min(1).max(4).describe('审核层级，按顺序 Review levels, in order'),
  extension: z
    .strictObject({
      mayBeAskedUntil: days.describe('至少提前几天提出 Whole days before the due date; 0 allows the due date itself'),
      maxTimes: z.int().min(1).max(20).describe('一项任务最多准许几次 Extensions granted over the life of a task'),
      decidedBy: z.enum(EXTENSION_DECIDERS).describe('谁批 Who decides'),
    })
    .exactOptional()
    .describe('延期；不写为不许 Extensions; none when left out'),
  overdue: z
    .strictObject({
      reminderDaysBefore: days
        .exactOptional()
        .describe('到期前几天催办；不写为不催 Days before the last day at whose start a reminder is due'),
      graceDays: days.describe('宽限几天 Days after the last day before it counts as overdue'),
      dayOff: z.enum(DAY_OFF_RULES).describe('到期日遇休息日：顺延、照写 Whether a due date on a day off moves'),
    })
    .describe('到期与逾期 Due and overdue'),
  report: z
    .strictObject({
      every: every.describe('周期 How often'),
      dueWithinDays: days.describe('期末后几天内 Days after the end of the period'),
      route: listOnce(z.enum(REPORT_STEPS), 1, 6).describe(
        '由谁报送（unit 为方案各责任单位，其余为其中这一级的单位），依次上报给谁 Whose units report (unit: every unit the plan holds responsible; otherwise those of them at that level), and whom it is passed on to, in this order',
      ),
    })
    .exactOptional()
    .describe('进展报告 Progress reports'),
});
export type TaskRulesDefinition = Frozen<z.output<typeof taskRules>>;

export const subjects = z.strictObject({
  classes: z
    .array(z.strictObject({ code: code.describe('通讯录中的类别 The class value of the directory'), names }))
    .min(1)
    .max(40)
    .exactOptional()
    .describe('创建对象的类别 Classes of subjects'),
  who: z
    .array(
      z.strictObject({
        kind: subjectKind.describe('区划、小区、自然村、单位、队伍、点位 Kind of the subject'),
        level: level.exactOptional().describe('哪一级区划 For divisions: which level'),
        classes: codes().exactOptional().describe('只限这些类别 These classes only'),
      }),
    )
    .min(1)
    .max(20)
    .describe('谁可以创建 Who may be a subject'),
});
export type Subjects = Frozen<z.output<typeof subjects>>;

export const facts = z.strictObject({
  incidents: z
    .array(
      z.strictObject({
        code,
        names,
        verifiedBy: z
          .enum(['reporter', 'person'])
          .describe('报送单位的话即算核实，或须由人核实 The word of the reporter counts, or a person verifies'),
      }),
    )
    .max(60)
    .describe('事件种类 Kinds of incidents'),
  complaints: z
    .strictObject({
      kinds: z.array(z.strictObject({ code, names })).min(1).max(60).describe('投诉种类 Kinds'),
      rectifyWithin: dayCount.describe('整改期限 To be put right within'),
    })
    .exactOptional()
    .describe('投诉 Complaints'),
});
export type Facts = Frozen<z.output<typeof facts>>;

export const round = z.strictObject({
  code: code.describe('轮次代码 Its code'),
  names,
  form: z.enum(['selfCheck', 'inspection', 'summary']).describe('自查、检查、汇总 Form'),
  by: z
    .enum(['self', 'national', 'province', 'city', 'county', 'town', 'community'])
    .meta({ 'x-alike-without': { assessors: ['national', 'province', 'city', 'county', 'town', 'community'] } })
    .exactOptional()
    .describe(
      '自查为 self；检查由哪一级考评员；汇总不写 self: by itself; an inspection: assessors of which level; a summary: left out',
    ),
  opens: z
    .discriminatedUnion('on', [
      z.strictObject({
        on: z.literal('plan'),
        every: z
          .enum(['once', 'day', 'week', 'month', 'quarter', 'halfYear', 'year'])
          .describe('多久一次，或一次 How often, or once'),
      }),
      z.strictObject({
        on: z.literal('application'),
        together: every
          .exactOptional()
          .describe(
            '每期一轮集中进行；不写为每份申报一轮 One round a period for all applicants; a round each when left out',
          ),
      }),
      z.strictObject({ on: z.literal('hand') }),
    ])
    .describe('随方案、随申报、由人开启 Opened with the plan, by an application, by hand'),
  due: dayCount.describe('期末后（随方案）或开启后 After the end of the period (plan), after opening (others)'),
  indicators: z.union([z.literal('all'), codes()]).describe('全部指标，或哪些 All indicators, or which'),
  decides: z.boolean().describe('其等级进入建议名单 Its grades lead to candidates'),
  assessors: z
    .strictObject({
      number: z.int().min(1).max(9).describe('几名考评员 How many'),
      combine: z
        .enum(['mean', 'median', 'trimmedMean', 'majority'])
        .exactOptional()
        .describe('平均、中位、去掉最高最低、多数；一名考评员不写 How their values combine; left out with one'),
      spreadAtMost: exactFromZero
        .exactOptional()
        .describe('分差至多；超过的增加一名考评员裁定 Wider: one more assessor decides'),
    })
    .exactOptional()
    .describe('考评员 Assessors'),
  sampling: z
    .union([
      z.strictObject({
        of: z.enum(['point', 'household']).describe('点位或住户 Points or households'),
        number: z.int().min(1).max(100_000).describe('抽几个 How many'),
      }),
      z.strictObject({
        of: z.enum(['point', 'household']),
        share: exactFromZero.describe('抽百分之几 Percent'),
      }),
    ])
    .exactOptional()
    .describe('抽样 Sampling'),
  summarises: z
    .strictObject({
      round: code.describe('汇总哪个轮次 Which round'),
      method: z.enum(['mean', 'sum', 'last']).describe('平均、合计、最后一次 How'),
    })
    .exactOptional()
    .describe('汇总 What a summary sums up'),
});
export type RoundDefinition = Frozen<z.output<typeof round>>;

const bar = z
  .strictObject({
    total: bound.exactOptional().describe('总分 Total'),
    share: bound.exactOptional().describe('得分率 Percent of all points'),
    stars: bound.exactOptional().describe('星数 Stars'),
    required: z.literal(true).exactOptional().describe('必达指标全部达到 Every required indicator is met'),
    floors: z.literal(true).exactOptional().describe('各项底线全部达到 Every floor is met'),
    met: codes().exactOptional().describe('这些项达到 These are met'),
    rank: bound.exactOptional().describe('名次 Rank'),
  })
  .refine((value) => Object.keys(value).length > 0, {
    params: { code: 'MISSING', zh: '至少写一个条件。', en: 'Says at least one condition.' },
  })
  .meta({ id: 'Bar', description: '同时满足 All of them hold', minProperties: 1 });
export type Bar = Frozen<z.output<typeof bar>>;

export const grading = z.strictObject({
  stars: z
    .strictObject({
      of: codes().describe('哪些方面 Which aspects'),
      earns: z
        .union([
          z.strictObject({ points: bound.describe('得分 Points') }),
          z.strictObject({ share: bound.describe('得分率 Percent of its points') }),
        ])
        .describe('得星的条件 What earns a star'),
    })
    .exactOptional()
    .describe('星级 Stars'),
  ranking: z
    .strictObject({
      within: z.enum(['round', 'class', 'county', 'town']).describe('在什么范围内排名 Ranked within'),
      tieBreaks: z
        .array(
          z.discriminatedUnion('by', [
            z.strictObject({ by: z.literal('node'), code: code.describe('哪一项 Which node') }),
            z.strictObject({ by: z.literal('bonus') }),
            z.strictObject({ by: z.literal('fewerComplaints') }),
            z.strictObject({ by: z.literal('earlierEntry') }),
          ]),
        )
        .max(20)
        .describe('同分时依次比较 Compared in this order when totals are equal'),
      unbroken: z
        .enum(['decided', 'shared'])
        .describe('仍同分：由人决定，或并列 Still equal: decided by a person, or shared'),
    })
    .exactOptional()
    .describe('排名 Ranking'),
  grades: z
    .array(
      z.strictObject({
        code: code.describe('等级代码；none 指未达任何等级 Its code; none is who reaches no grade'),
        names,
        named: z.literal(true).exactOptional().describe('可以命名 Leads to a title'),
        when: bar.describe('条件 When'),
        quota: z
          .union([
            z.strictObject({
              number: z.int().min(1).max(100_000).describe('名额 Places'),
              per: z.enum(['round', 'county', 'town']).describe('每个 In each'),
            }),
            z.strictObject({
              share: exact.describe('百分之几 Percent'),
              of: z.enum(['assessed', 'applied']).describe('参评的或申报的 Of those assessed, or who applied'),
              rounds: z.enum(['down', 'up']).describe('舍或入 Rounded down or up'),
            }),
          ])
          .exactOptional()
          .describe('名额 Quota'),
      }),
    )
    .min(1)
    .max(30)
    .describe('等级，由高到低 Grades, best first'),
});
export type Grading = Frozen<z.output<typeof grading>>;

const condition = z
  .discriminatedUnion('kind', [
    z
      .strictObject({
        kind: z.literal('daysWithout'),
        incidents: codes().describe('哪些事件 Which incidents'),
        days: bound.describe('天数 Days'),
      })
      .describe('多少天没有发生 Days without'),
    z
      .strictObject({
        kind: z.literal('complaintsWithin'),
        verified: bound.describe('查实的件数 Verified ones'),
        within: span,
      })
      .describe('一段时间内查实的投诉 Verified complaints within'),
    z
      .strictObject({
        kind: z.literal('holdsTitle'),
        title: key.describe('哪个项目的称号 Title of which programme'),
        grades: codes().exactOptional().describe('哪些等级 Which grades'),
        for: span.exactOptional().describe('已保持多久 Held for'),
      })
      .describe('持有称号 Holds a title'),
    z
      .strictObject({
        kind: z.literal('result'),
        of: key.describe('哪个项目 Which programme'),
        round: code.describe('哪个轮次 Which round'),
        grades: codes().describe('哪些等级 Which grades'),
        within: span.describe('多久以内 Within'),
      })
      .describe('已有评定结果 Has a result'),
    z
      .strictObject({ kind: z.literal('sinceRemoval'), span: span.describe('摘牌后多久 After the removal') })
      .describe('距摘牌 Since the removal'),
    z
      .strictObject({ kind: z.literal('subject'), indicator: code.describe('哪项指标 Which indicator') })
      .describe('按申报的情况达到指标 Meets it by what was declared'),
    z.strictObject({ kind: z.literal('notBarred') }).describe('未被限制评先 Not barred from honours'),
  ])
  .meta({ id: 'Condition', description: '条件 A condition' });
export type Condition = Frozen<z.output<typeof condition>>;

export const application = z.strictObject({
  by: listOnce(z.enum(['self', 'organisation', 'public']), 1, 3).describe(
    '自行申报、组织推荐、群众推荐 Applied by itself, recommended by organisations, by the public',
  ),
  conditions: z.array(condition).max(20).describe('申报条件 Conditions'),
  reapply: z.array(condition).max(20).describe('摘牌后再申报的条件 Conditions after a removal'),
  chain: z
    .array(
      z.strictObject({
        code,
        names,
        at: level.describe('哪一级 At which level'),
        actedBy: z.enum(CHAIN_ROLES).describe('谁办理 Who acts'),
        does: z
          .enum(['recommend', 'review', 'evaluate', 'determine', 'file'])
          .describe('推荐、审核、评估、认定、备案 What it does')
          .meta({ 'x-alike': [['recommend', 'review']] }),
        round: code.exactOptional().describe('评估的轮次 The round of an evaluation'),
        twoStep: z.boolean().describe('先通过再认可，须两人 Approved, then accepted: two people'),
        within: dayCount.exactOptional().describe('办理期限 To be done within'),
        mayReject: z.boolean().describe('可以不予通过 May reject'),
      }),
    )
    .min(1)
    .max(12)
    .describe('审核链，按顺序 The review chain, in order'),
});
export type Application = Frozen<z.output<typeof application>>;

export const rectification = z.strictObject({
  onTheSpot: z.boolean().describe('可当场整改 May be put right on the spot'),
  due: dayCount.describe('整改期限 To be done within'),
  serious: z.strictObject({ due: dayCount }).describe('突出问题 Serious problems'),
  overdue: z.enum(['remind', 'transfer']).describe('逾期：催办或移送 When overdue'),
  transferTo: bilingual.exactOptional().describe('移送给谁 Transferred to'),
});
export type RectificationDefinition = Frozen<z.output<typeof rectification>>;

export const escalation = z.strictObject({
  steps: z
    .array(
      z.strictObject({
        code,
        kind: z
          .enum(['reminder', 'supervisionOrder', 'interview', 'circular'])
          .describe('催办、督办单、约谈、通报批评；只有催办自动进行 Only a reminder happens by itself'),
        afterDays: z.int().min(0).max(366).describe('逾期后几天 Days after it became overdue'),
        statement: dayCount.exactOptional().describe('陈述申辩的期限 Time to state the case'),
      }),
    )
    .min(1)
    .max(12)
    .describe('逐级加重 Steps, each graver than the one before'),
});
export type Escalation = Frozen<z.output<typeof escalation>>;

const triggerOn = z
  .discriminatedUnion('kind', [
    z
      .strictObject({ kind: z.literal('incident'), incidents: codes().describe('哪些事件 Which incidents') })
      .describe('发生事件 An incident'),
    z
      .strictObject({
        kind: z.literal('complaints'),
        verified: bound.describe('查实的件数 Verified ones'),
        within: span.describe('多久以内 Within'),
        kinds: codes().exactOptional().describe('哪些种类 Which kinds'),
      })
      .describe('集中投诉查实 Verified complaints'),
    z
      .strictObject({
        kind: z.literal('rectificationOverdue'),
        serious: z.boolean().describe('只算突出问题 Serious problems only'),
      })
      .describe('整改逾期 An overdue rectification'),
    z
      .strictObject({
        kind: z.literal('scoreBelow'),
        round: code.describe('哪个轮次 Which round'),
        total: bound.describe('总分 Total'),
      })
      .describe('得分过低 A score below'),
    z
      .strictObject({ kind: z.literal('belowStandard'), rounds: codes().describe('哪些轮次 Which rounds') })
      .describe('检查不达标 Found below the standard'),
    z
      .strictObject({
        kind: z.literal('deadlineMissed'),
        what: z.enum(['renewal', 'rectification', 'plaque']).describe('复评、整改、收回牌匾 Which deadline'),
      })
      .describe('错过期限 A deadline missed'),
    z.strictObject({ kind: z.literal('falsification') }).describe('弄虚作假 Falsification'),
    z.strictObject({ kind: z.literal('merged') }).describe('机构合并 The organisation was merged'),
    z.strictObject({ kind: z.literal('membersLost') }).describe('下级不再达到比例 Too few members hold the title'),
  ])
  .meta({ id: 'TriggerOn', description: '触发情形 What sets it off' });

const trigger = z
  .strictObject({
    code: code.describe('情形代码 Its code'),
    names,
    clause: clause.describe('文件条款 Its clause in the document'),
    grades: codes().exactOptional().describe('只限这些等级 These grades only'),
    on: triggerOn,
    confirm: z.enum(['none', 'one', 'two']).describe('须几人确认 How many confirm'),
    within: dayCount.exactOptional().describe('确认期限 To be confirmed within'),
    consequence: z
      .enum(['removeByRule', 'proposeRemoval', 'warn', 'suspend', 'downgrade', 'end'])
      .describe('按规则摘牌、提议摘牌、警告、暂停、降级、终止 What follows'),
  })
  .meta({ id: 'TriggerDefinition' });
export type Trigger = Frozen<z.output<typeof trigger>>;

export const award = z.strictObject({
  title: z
    .strictObject({
      names,
      decidedBy: level.describe(
        '由哪一级决定；国家级的由外部命名，本地登记 Decided at; national: named elsewhere, held here as imported',
      ),
      plaque: z.boolean().describe('有牌匾 Has a plaque'),
    })
    .describe('称号 The title'),
  notice: z
    .strictObject({
      days: dayCount.describe('公示期 How long'),
      channels: listOnce(z.enum(['web', 'board', 'newspaper']), 1, 3).describe('网站、公告栏、报纸 Where'),
      reply: dayCount.describe('异议答复期限 Objections are answered within'),
    })
    .exactOptional()
    .describe('公示 Public notice'),
  signing: z
    .strictObject({ by: z.enum(CHAIN_ROLES).describe('谁签 Who signs') })
    .describe('命名、摘牌由两人签署 Two people always sign'),
  validity: z
    .strictObject({ years: z.int().min(1).max(20).describe('年 Years') })
    .exactOptional()
    .describe('有效期 Validity'),
  renewal: z
    .strictObject({
      round: code.describe('复评轮次 The round that renews'),
      opensDaysBefore: z.int().min(1).max(730).describe('到期前几天开始 Opens days before the end'),
      lapses: z.enum(['expire', 'suspend']).describe('未复评：到期或暂停 When it is missed'),
    })
    .exactOptional()
    .describe('复评 Renewal'),
  triggers: z.array(trigger).max(40).describe('动态管理的情形 What it is watched for'),
  clocks: z
    .strictObject({
      signedDocument: dayCount.describe('补签发文件 The signed document follows within'),
      served: dayCount.describe('送达 Served within'),
      statement: dayCount.describe('陈述申辩 Time to state the case'),
      appeal: dayCount.describe('申诉 Time to appeal'),
      appealReply: dayCount.describe('申诉答复 An appeal is answered within'),
      plaque: dayCount
        .exactOptional()
        .describe('收回牌匾；没有牌匾不写 The plaque is back within; left out without one'),
      warning: dayCount.exactOptional().describe('警告期 A warning lasts'),
      suspension: dayCount.exactOptional().describe('暂停期 A suspension lasts'),
    })
    .describe('期限 Clocks'),
  followUp: z
    .discriminatedUnion('when', [
      z.strictObject({ when: z.literal('atOnce') }),
      z.strictObject({ when: z.literal('afterPeriod'), round: code.describe('哪个轮次之后 After which round') }),
    ])
    .exactOptional()
    .describe('摘牌后专门督导 Follow-up after removal'),
  rollUp: z
    .strictObject({
      level: level.describe('哪一级得称号 Which level gets the title'),
      members: z
        .strictObject({ kind: subjectKind, level: level.exactOptional() })
        .describe('由哪些对象组成 Made of which subjects'),
      share: bound.describe('持有称号的百分比 Percent that hold it'),
      lost: z.enum(['proposeRemoval', 'suspend', 'removeByRule']).describe('不再达到时 When it is no longer reached'),
    })
    .exactOptional()
    .describe('汇总称号 A title that rolls up'),
  cascade: z
    .array(
      z.strictObject({
        on: z.enum(['removed', 'suspended']).describe('摘牌或暂停时 When this title is'),
        titles: listOnce(key, 1, 20).describe('哪些项目的称号 Titles of which programmes'),
        of: z
          .enum(['same', 'parent'])
          .describe('同一对象的，或上级区划的 Of the same subject, or of the division above'),
        consequence: z.enum(['proposeRemoval', 'suspend', 'warn']).describe('怎样 What follows'),
      }),
    )
    .min(1)
    .max(20)
    .exactOptional()
    .describe('对其他称号的影响 What follows for other titles'),
});
export type Award = Frozen<z.output<typeof award>>;

const addressee = z.enum(['subject', 'unit', 'member']);

export const honours = z.strictObject({
  commendations: z
    .array(
      z.strictObject({
        code,
        names,
        to: addressee.describe('创建对象、单位、成员 To whom'),
        grades: codes().exactOptional().describe('哪些等级 Which grades'),
        rank: bound.exactOptional().describe('名次 Rank'),
        approval: approval
          .exactOptional()
          .describe('批准的表彰项目；没有的只能通报表扬 The approved item; praise only without one'),
      }),
    )
    .max(40)
    .describe('表彰 Commendations'),
  circulars: z
    .strictObject({
      grades: codes().exactOptional().describe('哪些等级 Which grades'),
      fromBottom: bound.exactOptional().describe('倒数名次 Rank from the bottom'),
      statement: dayCount.describe('陈述申辩的期限 Time to state the case'),
    })
    .exactOptional()
    .describe('通报批评 Circulars of criticism'),
  barred: z
    .strictObject({
      grades: codes().describe('哪些等级 Which grades'),
      for: span.describe('多久 For how long'),
    })
    .exactOptional()
    .describe('限制评先 Barred from honours'),
  countsIn: z
    .array(
      z.strictObject({
        code,
        names,
        of: addressee.describe('谁的 Whose'),
        every: every.describe('多久一次 How often'),
      }),
    )
    .min(1)
    .max(20)
    .exactOptional()
    .describe('计入哪些考核 The appraisals it counts in'),
});
export type Honours = Frozen<z.output<typeof honours>>;
