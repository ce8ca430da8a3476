/** What a part of a plan is about, read from its heading. */
export type SectionKind = 'work' | 'weak-work' | 'stages' | 'duties' | 'other' | 'unknown';

const STAGES = /步骤|阶段|进度|日程|时间(?:安排|节点|步骤|进程)|实施(?:计划|进程)/;
const NEVER =
  /指导思想|总体(?:要求|目标|思路|原则)|(?:基本|工作|指导|总体|创建|组织|活动)原则|(?:重要|重大|创建)?意义|背景|目的|组织(?:领导|机构|保障|体系|架构)|领导(?:小组|机构)|(?:工作|创建|活动)(?:机构|目标|范围|对象|主题|时间|口号|纪律|宗旨|方针|思路|要求|原则|机制|制度)|保障(?!.*任务)|奖惩|奖励|激励|表彰|考核|考评|评比|评选|评审|评分|评议|评定|认定|申报|命名|授牌|摘牌|程序|检查验收|^验收|附件|附则|附表|联系(?:人|方式)|经费|纪律|参赛|比赛|报名|注意事项|适用范围|责任追究|督查督办|宣传报道|^时间|^地点|^主题|^对象|^范围|^目标$|^要求$|(?:几点|有关|相关|具体|总的|其他|其它)要求/;
const STRONG =
  /(?:工作|主要|重点|具体|创建|目标|整治|活动|建设|年度|中心|基本|实施|推进|落实|共建|帮扶|治理|总体)?(?:任务|措施|举措|重点|做法)|(?:主要|重点|工作|创建|活动|建设|实施|整治|共建|服务|治理)(?:内容|工作|项目|分工|事项|行动|途径)|分工(?:及|和|与)|任务分解|责任分解|工作安排及分工/;
const DUTIES = /职责|责任(?:分工|划分)|(?:任务|工作|部门)分工|分工/;
const WEAK =
  /目标任务|任务目标|目标(?:和|与|及)任务|工作安排|活动安排|(?:创建|工作|建设)?标准|内容|工作要点|方法|形式|载体|方式|安排/;

const OPENING =
  /^(?:指导思想|总体要求|总体目标|工作目标|基本原则|工作原则|组织领导|组织机构|保障措施|工作要求|有关要求|(?:主要|工作|具体|重点|创建|目标)(?:任务|措施|重点|内容)|(?:工作|实施|方法|创建)步骤|时间安排|职责分工)(?=[\u4e00-\u9fff“])(?!和|与|及|为|是)/;

/** Classifies a section by its heading (number and punctuation already off). */
export function sectionKind(heading: string): SectionKind {
  const title = heading.replace(/\s/g, '').slice(0, 40);
  if (title.length > 16) {
    const opening = OPENING.exec(title)?.[0];
    if (opening !== undefined && opening !== title) return sectionKind(opening);
  }
  const goal = /^(?:工作|创建|总体|主要|具体)?(?:目标任务|任务目标|目标(?:和|与|及)任务)$/.test(title);
  if (goal) return 'weak-work';
  if (/任务.{0,6}分工|分工.{0,4}任务|任务分解/.test(title)) return 'work';
  if (STAGES.test(title)) return /(?:任务|措施|内容|重点)(?:及|和|与)/.test(title) ? 'work' : 'stages';
  if (DUTIES.test(title) && !/任务|重点|措施|内容/.test(title)) return 'duties';
  if (/(?:保障|组织|奖惩|激励|考核|安全|纪律|监督)措施|措施保障/.test(title)) return 'other';
  if (NEVER.test(title)) {
    return /任务|(?:工作|主要|具体|创建)(?:措施|重点|内容)/.test(title) && title.length <= 16 ? 'work' : 'other';
  }
  if (STRONG.test(title) && title.length <= 24) return 'work';
  if (WEAK.test(title) && title.length <= 16) return 'weak-work';
  return 'unknown';
}

/** Whether a line without a number reads as the heading of a section. */
export function isBareHeading(line: string): boolean {
  const title = line.trim().replace(/[:：]$/, '');
  if (title.length < 2 || title.length > 12 || /[。,;:、!?()\d]/.test(title)) return false;
  if (/(?:方案|计划|意见|通知|办法|细则)$/.test(title)) return false;
  return sectionKind(title) !== 'unknown';
}

const ABOUT_THE_PLAN =
  /组织领导|组织保障|组织机构|领导小组|领导机构|加强领导|强化领导|统一领导|工作机构|^(?:统一|提高|深化)(?:思想|认识)|统一思想|监督检查|督导检查|检查督[查导]|强化督[查导]|加强督[查导]|督[查导](?:考核|问责|检查)|考核(?:奖惩|评比|验收|机制)|强化考核|加强考核|严格(?:考核|奖惩|纪律|督查|责任)|严肃纪律|责任追究|追责问责|奖惩|经费(?:保障|投入)|资金保障|保障经费|落实经费|^加大投入|宣传(?:发动|动员)|^广泛发动|^(?:加强|做好|加大|强化|搞好)(?:舆论)?宣传(?:工作|力度|报道|引导)?(?:,|$)|营造(?:浓厚)?(?:的)?(?:舆论|创建)?氛围$|落实责任$|明确责任$|责任到人$|信息报送|总结(?:提高|验收)|健全机构|(?:成立|建立|健全).{0,12}(?:机构|小组)$/;

/** Whether an item without a unit of its own only speaks of how the plan itself is led, publicised or supervised. */
export function isAboutThePlan(heading: string): boolean {
  return ABOUT_THE_PLAN.test(heading.replace(/[，]/g, ','));
}
