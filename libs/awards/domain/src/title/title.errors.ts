import { DomainError, type LocalDate } from '@gongjian/shared-kernel';
import type { Forbidding } from '../rules/grounds.js';
import type { Standing } from './title-state.js';

export function titleNotFound(): DomainError {
  return new DomainError('TITLE.NOT_FOUND', 'not-found', { zh: '没有这个称号。', en: 'There is no such title.' });
}

export function titleLateEntryInFuture(): DomainError {
  return new DomainError('TITLE.LATE_ENTRY_IN_FUTURE', 'invalid', {
    zh: '补录的生效日期不得晚于今天。',
    en: 'A late entry takes effect today at the latest.',
  });
}

export function titleLateEntryTooEarly(notBefore: LocalDate): DomainError {
  return new DomainError(
    'TITLE.LATE_ENTRY_TOO_EARLY',
    'invalid',
    { zh: `这项办理最早于 ${notBefore} 生效。`, en: `This takes effect on ${notBefore} at the earliest.` },
    { notBefore },
  );
}

export function titleSamePerson(): DomainError {
  return new DomainError('TITLE.SAME_PERSON', 'forbidden', {
    zh: '须由另一人办理；代办人与被代办人算同一人。',
    en: 'Another person has to do this; who acts for somebody counts as that person too.',
  });
}

export function notACandidate(): DomainError {
  return new DomainError('TITLE.NOT_CANDIDATE', 'conflict', {
    zh: '该对象不在这份建议名单上。',
    en: 'The subject is no candidate of this list.',
  });
}

export function namingNotReady(): DomainError {
  return new DomainError('TITLE.NOT_READY', 'conflict', {
    zh: '命名条件尚不具备：公示未结束，或名单有变。',
    en: 'The naming is not ready: its notice has not ended, or the list changed.',
  });
}

export function factForbids(forbidden: readonly Forbidding[]): DomainError {
  return new DomainError(
    'TITLE.FACT_FORBIDS',
    'conflict',
    { zh: '已记录的事实不允许命名。', en: 'A recorded fact forbids the naming.' },
    { forbidden },
  );
}

export function objectionOpen(objections: readonly string[]): DomainError {
  return new DomainError(
    'TITLE.OBJECTION_OPEN',
    'conflict',
    { zh: '对该对象的异议尚未处理完，或已成立。', en: 'An objection to this candidate is open or was upheld.' },
    { objections },
  );
}

export function heldAlready(grade: string): DomainError {
  return new DomainError(
    'TITLE.HELD_ALREADY',
    'conflict',
    { zh: '该对象已持有这一称号。', en: 'The subject holds this title already.' },
    { grade },
  );
}

export function renewalNotOpen(opensOn: LocalDate | null): DomainError {
  return new DomainError(
    'TITLE.RENEWAL_NOT_OPEN',
    'conflict',
    { zh: '尚未到复评的时间。', en: 'The title may not be renewed yet.' },
    { opensOn },
  );
}

export function renewalOfOtherGrade(grade: string): DomainError {
  return new DomainError(
    'TITLE.RENEWAL_OF_OTHER_GRADE',
    'conflict',
    {
      zh: '复评结果与现有等次不同，不能续期。',
      en: 'The title is held at another grade than the one that was confirmed.',
    },
    { grade },
  );
}

export function signatureDiffers(documentNumber: string): DomainError {
  return new DomainError(
    'TITLE.SIGNATURE_DIFFERS',
    'conflict',
    { zh: `两人签署的须是同一文件 ${documentNumber}。`, en: `Both sign the same document, ${documentNumber}.` },
    { documentNumber },
  );
}

export function titleSuspended(): DomainError {
  return new DomainError('TITLE.SUSPENDED', 'conflict', {
    zh: '称号正在暂停，先恢复才能这样办理。',
    en: 'The title is suspended; it has to be restored first.',
  });
}

export function removalRunning(): DomainError {
  return new DomainError('TITLE.REMOVAL_RUNNING', 'conflict', {
    zh: '摘牌程序正在进行。',
    en: 'A procedure to remove the title is running.',
  });
}

export function namedBeforeRemoval(removedOn: LocalDate): DomainError {
  return new DomainError(
    'TITLE.NAMED_BEFORE_REMOVAL',
    'conflict',
    {
      zh: `${removedOn} 已摘牌，此前的命名不能使称号恢复；摘牌有误的，须撤销原决定。`,
      en: `The title was removed on ${removedOn}: an earlier naming does not bring it back; a wrong removal is annulled.`,
    },
    { removedOn },
  );
}

export function resultBeforeRemoval(removedOn: LocalDate): DomainError {
  return new DomainError(
    'TITLE.RESULT_BEFORE_REMOVAL',
    'conflict',
    { zh: `评定结果须晚于 ${removedOn} 的摘牌。`, en: `The result has to be later than the removal of ${removedOn}.` },
    { removedOn },
  );
}

export function titleDocumentMissing(): DomainError {
  return new DomainError('TITLE.DOCUMENT_MISSING', 'invalid', { zh: '须有文号。', en: 'A document number is needed.' });
}

export function namedInFuture(): DomainError {
  return new DomainError('TITLE.NAMED_IN_FUTURE', 'invalid', {
    zh: '命名日期不得晚于今天。',
    en: 'The day of the naming is today at the latest.',
  });
}

export function validityBeforeNaming(namedOn: LocalDate): DomainError {
  return new DomainError(
    'TITLE.VALIDITY_BEFORE_NAMING',
    'invalid',
    {
      zh: `有效期不得早于 ${namedOn} 的命名。`,
      en: `The title is valid until the day of its naming, ${namedOn}, at least.`,
    },
    { namedOn },
  );
}

export function importUnknown(): DomainError {
  return new DomainError('TITLE.IMPORT_UNKNOWN', 'conflict', {
    zh: '没有等待确认的导入。',
    en: 'No import waits to be confirmed.',
  });
}

export function importPending(): DomainError {
  return new DomainError('TITLE.IMPORT_PENDING', 'conflict', {
    zh: '另有一项导入等待确认。',
    en: 'Another import waits to be confirmed.',
  });
}

export function recognitionUnknown(): DomainError {
  return new DomainError('TITLE.RECOGNITION_UNKNOWN', 'conflict', {
    zh: '没有等待确认的重新认定。',
    en: 'No recognition waits to be confirmed.',
  });
}

export function recognitionPending(): DomainError {
  return new DomainError('TITLE.RECOGNITION_PENDING', 'conflict', {
    zh: '另有一项重新认定等待确认。',
    en: 'Another recognition waits to be confirmed.',
  });
}

export function notNamed(standing: Standing): DomainError {
  return new DomainError(
    'TITLE.NOT_NAMED',
    'conflict',
    { zh: '尚未命名，不能授牌。', en: 'The title is not named; nothing can be conferred.' },
    { standing },
  );
}

export function conferredAlready(): DomainError {
  return new DomainError('TITLE.CONFERRED_ALREADY', 'conflict', {
    zh: '已经授牌。',
    en: 'The title was conferred before.',
  });
}

export function plaqueNumberMissing(): DomainError {
  return new DomainError('PLAQUE.NUMBER_MISSING', 'invalid', {
    zh: '须有牌匾编号。',
    en: 'The plaque needs its number.',
  });
}

export function titleNotHeld(standing: Standing): DomainError {
  return new DomainError(
    'TITLE.NOT_HELD',
    'conflict',
    { zh: '该对象当前不持有这一称号。', en: 'The subject does not hold this title now.' },
    { standing },
  );
}

export function triggerNotRaised(): DomainError {
  return new DomainError('TITLE.NOT_RAISED', 'conflict', {
    zh: '没有等待确认的这一情形。',
    en: 'No such trigger waits to be confirmed.',
  });
}

export function warnedAlready(): DomainError {
  return new DomainError('TITLE.WARNED_ALREADY', 'conflict', {
    zh: '称号已被警告或暂停。',
    en: 'The title is warned or suspended already.',
  });
}

export function suspendedAlready(): DomainError {
  return new DomainError('TITLE.SUSPENDED_ALREADY', 'conflict', {
    zh: '称号已暂停。',
    en: 'The title is suspended already.',
  });
}

export function nothingToRestore(): DomainError {
  return new DomainError('TITLE.NOTHING_TO_RESTORE', 'conflict', {
    zh: '称号没有被警告或暂停。',
    en: 'The title is neither warned nor suspended.',
  });
}

export function notALowerGrade(): DomainError {
  return new DomainError('TITLE.NOT_A_LOWER_GRADE', 'invalid', {
    zh: '只能降为更低的命名等级。',
    en: 'A title is downgraded to a lower grade that is named.',
  });
}

export function downgradeDiffers(to: string): DomainError {
  return new DomainError(
    'TITLE.DOWNGRADE_DIFFERS',
    'conflict',
    { zh: '等待第二人签署的是另一等级。', en: 'Another grade waits for the second signature.' },
    { to },
  );
}

export function downgradeNotProposed(): DomainError {
  return new DomainError('TITLE.DOWNGRADE_NOT_PROPOSED', 'conflict', {
    zh: '没有等待第二人签署的降等。',
    en: 'No downgrade waits for the second signature.',
  });
}

export function endNotProposed(): DomainError {
  return new DomainError('TITLE.END_NOT_PROPOSED', 'conflict', {
    zh: '没有等待第二人签署的终止。',
    en: 'No end of the title waits for the second signature.',
  });
}

export function endDiffers(why: string): DomainError {
  return new DomainError(
    'TITLE.END_DIFFERS',
    'conflict',
    {
      zh: '等待第二人签署的是另一终止事由或承继对象。',
      en: 'Another cause or successor waits for the second signature.',
    },
    { why },
  );
}

export function titleClockRunning(): DomainError {
  return new DomainError('TITLE.CLOCK_RUNNING', 'conflict', { zh: '期限未到。', en: 'The clock is still running.' });
}

export function noGrounds(): DomainError {
  return new DomainError('TITLE.NO_GROUNDS', 'invalid', {
    zh: '须写明依据的事实。',
    en: 'The facts it stands on have to be named.',
  });
}

export function proposedAlready(): DomainError {
  return new DomainError('TITLE.PROPOSED_ALREADY', 'conflict', {
    zh: '已经提议摘牌。',
    en: 'The removal was proposed before.',
  });
}

export function removalNotProposed(): DomainError {
  return new DomainError('TITLE.NOT_PROPOSED', 'conflict', { zh: '尚未提议摘牌。', en: 'No removal was proposed.' });
}

export function toldAlready(): DomainError {
  return new DomainError('TITLE.TOLD_ALREADY', 'conflict', { zh: '已经告知。', en: 'The subject was told before.' });
}

export function subjectNotTold(): DomainError {
  return new DomainError('TITLE.NOT_TOLD', 'conflict', { zh: '尚未告知该对象。', en: 'The subject was not told yet.' });
}

export function statementOver(lastDay: LocalDate): DomainError {
  return new DomainError(
    'TITLE.STATEMENT_OVER',
    'conflict',
    { zh: `陈述申辩期已于 ${lastDay} 结束。`, en: `The time to state the case ended on ${lastDay}.` },
    { lastDay },
  );
}

export function statementRunning(lastDay: LocalDate): DomainError {
  return new DomainError(
    'TITLE.STATEMENT_RUNNING',
    'conflict',
    {
      zh: `陈述申辩期到 ${lastDay}，期满才能签署。`,
      en: `The subject may state its case until ${lastDay}; nobody signs before that is over.`,
    },
    { lastDay },
  );
}

export function noStatement(): DomainError {
  return new DomainError('TITLE.NO_STATEMENT', 'conflict', {
    zh: '没有收到陈述申辩。',
    en: 'No statement was received.',
  });
}

export function statementNotAnswered(): DomainError {
  return new DomainError('TITLE.NOT_ANSWERED', 'conflict', {
    zh: '陈述申辩尚未答复。',
    en: 'The statement was not answered yet.',
  });
}

export function minutesMissing(): DomainError {
  return new DomainError('TITLE.MINUTES_MISSING', 'invalid', {
    zh: '须有会议纪要编号。',
    en: 'The number of the minutes is needed.',
  });
}

export function notRemoved(): DomainError {
  return new DomainError('TITLE.NOT_REMOVED', 'conflict', { zh: '没有这次摘牌。', en: 'There is no such removal.' });
}

export function removalAnnulledBefore(): DomainError {
  return new DomainError('TITLE.REMOVAL_ANNULLED', 'conflict', {
    zh: '这次摘牌已被撤销。',
    en: 'This removal was annulled.',
  });
}

export function doneAlready(): DomainError {
  return new DomainError('TITLE.DONE_ALREADY', 'conflict', {
    zh: '已经办理，且内容不同。',
    en: 'This was done before, otherwise.',
  });
}

export function noPlaqueOut(): DomainError {
  return new DomainError('PLAQUE.NOT_OUT', 'conflict', { zh: '没有待收回的牌匾。', en: 'No plaque is out.' });
}

export function appealUnknown(): DomainError {
  return new DomainError('TITLE.APPEAL_UNKNOWN', 'conflict', { zh: '没有这项申诉。', en: 'There is no such appeal.' });
}

export function deciderOfRemoval(): DomainError {
  return new DomainError('TITLE.DECIDER_OF_REMOVAL', 'forbidden', {
    zh: '作出摘牌决定的人不得处理申诉。',
    en: 'Who decided on the removal does not decide the appeal.',
  });
}

export function noCause(): DomainError {
  return new DomainError('TITLE.NO_CAUSE', 'conflict', {
    zh: '没有撤销这次摘牌的缘由：报告未撤回、申诉未成立，或仍有其他依据。',
    en: 'Nothing annuls this removal: no report was withdrawn, no appeal upheld, or other grounds stand.',
  });
}

export function annulmentNotProposed(): DomainError {
  return new DomainError('TITLE.ANNULMENT_NOT_PROPOSED', 'conflict', {
    zh: '没有等待第二人签署的撤销。',
    en: 'No annulment waits for the second signature.',
  });
}

export function annulmentPending(): DomainError {
  return new DomainError('TITLE.ANNULMENT_PENDING', 'conflict', {
    zh: '另有一项撤销等待签署。',
    en: 'Another annulment waits to be signed.',
  });
}

export function namingNotHeld(): DomainError {
  return new DomainError('TITLE.NAMING_NOT_HELD', 'conflict', {
    zh: '称号当前不是依据这次命名持有的。',
    en: 'The title is not held by this naming now.',
  });
}

export function titleCorrectionUnknown(): DomainError {
  return new DomainError('TITLE.CORRECTION_UNKNOWN', 'conflict', {
    zh: '没有等待确认的这项更正。',
    en: 'No such correction waits to be confirmed.',
  });
}

export function titleCorrectionPending(): DomainError {
  return new DomainError('TITLE.CORRECTION_PENDING', 'conflict', {
    zh: '另有一项更正等待确认。',
    en: 'Another correction waits to be confirmed.',
  });
}
