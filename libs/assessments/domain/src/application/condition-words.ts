import type { Condition } from '@gongjian/plans-contracts';
import { assertNever, wordsOf, type BilingualText, type Span } from '@gongjian/shared-kernel';

const DAYS = { zh: '天', en: 'days' };
const PIECES = { zh: '件', en: '' };

function spanWords(span: Span): BilingualText {
  if ('days' in span) return { zh: `${span.days}天`, en: `${span.days} days` };
  if ('months' in span) return { zh: `${span.months}个月`, en: `${span.months} months` };
  return { zh: `${span.years}年`, en: `${span.years} years` };
}

/** What a condition asks, in words. */
export function conditionWords(condition: Condition): BilingualText {
  switch (condition.kind) {
    case 'daysWithout': {
      const days = wordsOf(condition.days, DAYS);
      return { zh: `距最近一次相关事件须${days.zh}`, en: `the last incident must lie ${days.en} back` };
    }
    case 'complaintsWithin': {
      const [count, span] = [wordsOf(condition.verified, PIECES), spanWords(condition.within)];
      return { zh: `${span.zh}内查实投诉须${count.zh}`, en: `verified complaints within ${span.en}: ${count.en}` };
    }
    case 'holdsTitle':
      return { zh: '须持有规定的称号', en: 'the title that is asked for must be held' };
    case 'result':
      return { zh: '须有规定的评定结果', en: 'the result that is asked for must be there' };
    case 'sinceRemoval': {
      const span = spanWords(condition.span);
      return { zh: `摘牌后须满${span.zh}`, en: `${span.en} must have passed since the removal` };
    }
    case 'subject':
      return { zh: '申报的情况须达到指标', en: 'what is declared must meet the indicator' };
    case 'notBarred':
      return { zh: '须不在限制评先期内', en: 'the subject must not be barred from honours' };
    default:
      return assertNever(condition);
  }
}
