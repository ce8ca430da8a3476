import { DomainError, type Fault, type LocalDate } from '@gongjian/shared-kernel';
import type { LateRefusals } from '../late.js';
import type { Avoidance } from '../rules/v2/avoids.js';

export function sheetNotFound(): DomainError {
  return new DomainError('SHEET.NOT_FOUND', 'not-found', {
    zh: '没有这张评分表。',
    en: 'There is no such score sheet.',
  });
}

export function sheetAlreadyOpen(): DomainError {
  return new DomainError('SHEET.ALREADY_OPEN', 'conflict', {
    zh: '这张评分表已按其他内容开启。',
    en: 'This score sheet was opened with other content.',
  });
}

const AVOIDANCES: Readonly<Record<Avoidance, { readonly zh: string; readonly en: string }>> = {
  ownUnit: {
    zh: '须回避：本人所在单位是考评对象，或属于所考评的区划。',
    en: 'Has to stand aside: the unit of the assessor is what is assessed, or belongs to the division that is.',
  },
  submitted: { zh: '须回避：本人参与了报送。', en: 'Has to stand aside: took part in submitting.' },
  declared: { zh: '本人已申请回避。', en: 'Has declared to stand aside.' },
  ordered: { zh: '已被责令回避。', en: 'Was ordered to stand aside.' },
};

export function avoidance(why: Avoidance): DomainError {
  return new DomainError('SHEET.AVOIDANCE', 'forbidden', AVOIDANCES[why], { why });
}

export function assessorsEnough(number: number): DomainError {
  return new DomainError(
    'SHEET.ASSESSORS_ENOUGH',
    'conflict',
    { zh: `考评员已够 ${number} 名。`, en: `There are ${number} assessors already.` },
    { number },
  );
}

export function noAssessors(): DomainError {
  return new DomainError('SHEET.NO_ASSESSORS', 'conflict', {
    zh: '这张评分表不由考评员评分。',
    en: 'This sheet is not scored by assessors.',
  });
}

export function notAppointed(): DomainError {
  return new DomainError('SHEET.NOT_APPOINTED', 'conflict', {
    zh: '这个人没有被指定为这张评分表的考评员。',
    en: 'This person is not appointed to assess this sheet.',
  });
}

export function assessorTooLow(): DomainError {
  return new DomainError('SHEET.ASSESSOR_TOO_LOW', 'invalid', {
    zh: '这一轮由更高一级的考评员考评。',
    en: 'This round is carried out by assessors of a higher level.',
  });
}

export function assessmentFiled(): DomainError {
  return new DomainError('SHEET.FILED_ALREADY', 'conflict', {
    zh: '本人的评分已经提交。',
    en: 'This assessment was filed before.',
  });
}

export function notAssessor(): DomainError {
  return new DomainError('SHEET.NOT_ASSESSOR', 'forbidden', {
    zh: '不是这张评分表指定的考评员。',
    en: 'Not an assessor appointed for this sheet.',
  });
}

export function notTheSubjects(): DomainError {
  return new DomainError('SHEET.NOT_THE_SUBJECTS', 'forbidden', {
    zh: '自查自评只能由对象自己的人员办理。',
    en: 'A self-check is made by the subject’s own people.',
  });
}

export function pointsSampled(): DomainError {
  return new DomainError('SHEET.SAMPLED', 'conflict', { zh: '点位已经抽取。', en: 'The points were drawn before.' });
}

export function populationEmpty(): DomainError {
  return new DomainError('SHEET.POPULATION_EMPTY', 'invalid', {
    zh: '没有可抽取的点位。',
    en: 'There is nothing to draw from.',
  });
}

export function valuesInvalid(errors: readonly Fault[]): DomainError {
  return new DomainError(
    'SHEET.VALUES_INVALID',
    'invalid',
    { zh: `填写的结果有 ${errors.length} 处问题。`, en: `The values have ${errors.length} fault(s).` },
    { errors },
  );
}

export function notASelfCheck(): DomainError {
  return new DomainError('SHEET.NOT_A_SELF_CHECK', 'conflict', {
    zh: '这张评分表不接收自查。',
    en: 'This sheet takes no self-check.',
  });
}

export function selfCheckFiled(): DomainError {
  return new DomainError('SHEET.SELF_CHECK_FILED', 'conflict', {
    zh: '自查已经提交。',
    en: 'The self-check was filed before.',
  });
}

export function sheetScored(): DomainError {
  return new DomainError('SHEET.SCORED', 'conflict', { zh: '评分已经完成。', en: 'The sheet is scored.' });
}

export function sheetNotScored(): DomainError {
  return new DomainError('SHEET.NOT_SCORED', 'conflict', { zh: '评分尚未完成。', en: 'The sheet is not scored.' });
}

export function roundClosed(): DomainError {
  return new DomainError('SHEET.ROUND_CLOSED', 'conflict', { zh: '本轮考评已经结束。', en: 'The round is closed.' });
}

export function adjustmentUnknown(code: string): DomainError {
  return new DomainError(
    'SHEET.ADJUSTMENT_UNKNOWN',
    'invalid',
    { zh: '没有这项加分或扣分。', en: 'There is no such bonus or deduction.' },
    { code },
  );
}

export function aboveCap(code: string): DomainError {
  return new DomainError(
    'SHEET.ABOVE_CAP',
    'conflict',
    { zh: '加分或扣分已到上限。', en: 'The bonus or deduction has reached its cap.' },
    { code },
  );
}

export function indicatorUnknown(code: string): DomainError {
  return new DomainError(
    'SHEET.INDICATOR_UNKNOWN',
    'invalid',
    { zh: '本轮没有这项指标。', en: 'The round does not ask this indicator.' },
    { code },
  );
}

export function findingUnknown(): DomainError {
  return new DomainError('SHEET.FINDING_UNKNOWN', 'not-found', {
    zh: '没有这个问题。',
    en: 'There is no such finding.',
  });
}

export function findingExists(): DomainError {
  return new DomainError('SHEET.FINDING_EXISTS', 'conflict', {
    zh: '这个编号下已有另一个问题。',
    en: 'Another finding is recorded under this id.',
  });
}

export function findingOfTwo(): DomainError {
  return new DomainError('SHEET.FINDING_OF_TWO', 'conflict', {
    zh: '这个问题由两人确认，撤回也须由两人办理。',
    en: 'Two people confirmed this finding: two withdraw it.',
  });
}

export function findingOfOne(): DomainError {
  return new DomainError('SHEET.FINDING_OF_ONE', 'conflict', {
    zh: '考评员还没有打完分：这个问题由考评员撤回。',
    en: 'The sheet is still being assessed: an assessor withdraws this finding.',
  });
}

export function gradeUnknown(grade: string, grades: readonly string[]): DomainError {
  return new DomainError(
    'SHEET.GRADE_UNKNOWN',
    'invalid',
    { zh: '定义中没有这个等级。', en: 'The definition has no such grade.' },
    { grade, grades },
  );
}

export function samePerson(): DomainError {
  return new DomainError('SHEET.SAME_PERSON', 'forbidden', {
    zh: '须由另一人确认。',
    en: 'Another person has to confirm it.',
  });
}

export function notExternal(): DomainError {
  return new DomainError('SHEET.NOT_EXTERNAL', 'conflict', {
    zh: '这张评分表由本级评分，只能录入外部指标的数据。',
    en: 'This sheet is scored here: of another authority it takes external indicators only.',
  });
}

export function documentMissing(): DomainError {
  return new DomainError('SHEET.DOCUMENT_MISSING', 'invalid', {
    zh: '须附结果的签发文件。',
    en: 'The signed document of the result is missing.',
  });
}

export function proposalPending(): DomainError {
  return new DomainError('SHEET.PROPOSAL_PENDING', 'conflict', {
    zh: '已有一项待确认。',
    en: 'One is waiting to be confirmed.',
  });
}

export function proposalUnknown(): DomainError {
  return new DomainError('SHEET.PROPOSAL_UNKNOWN', 'not-found', {
    zh: '没有这项待确认的内容。',
    en: 'There is nothing to confirm under this id.',
  });
}

export const sheetLate: LateRefusals = {
  inFuture: () =>
    new DomainError('SHEET.LATE_ENTRY_IN_FUTURE', 'invalid', {
      zh: '补录的生效日期不得晚于今天。',
      en: 'A late entry takes effect today at the latest.',
    }),
  tooEarly: (notBefore: LocalDate) =>
    new DomainError(
      'SHEET.LATE_ENTRY_TOO_EARLY',
      'invalid',
      { zh: `补录的生效日期不得早于 ${notBefore}。`, en: `A late entry takes effect on ${notBefore} at the earliest.` },
      { notBefore },
    ),
};
