import { z } from 'zod';
import { circularListAnswer } from '../circular-list/circular-list.answer.js';
import { commendationListAnswer } from '../commendation-list/commendation-list.answer.js';
import { objectionListAnswer } from '../objection-list/objection-list.answer.js';
import { slateListAnswer } from '../slate-list/slate-list.answer.js';
import { titleListAnswer } from '../title-list/title-list.answer.js';

export const awardsWorkAnswer = z
  .strictObject({
    slatesToShow: slateListAnswer.meta({
      description: '待公示或待批准的建议名单。Lists of candidates to be shown to the public, or approved.',
    }),
    objectionsToAssign: objectionListAnswer.meta({
      description: '待指定处理人的异议。Objections that nobody handles yet.',
    }),
    objectionsToDecide: objectionListAnswer.meta({ description: '由我处理的异议。Objections that I handle.' }),
    objectionsToAnswer: objectionListAnswer.meta({
      description: '处理完毕待答复的异议。Objections that are decided and not answered.',
    }),
    namingsToSign: titleListAnswer.meta({ description: '待我签署的命名。Namings that wait for my signature.' }),
    titlesToConfer: titleListAnswer.meta({ description: '待授牌的称号。Titles to confer.' }),
    titlesToConfirm: titleListAnswer.meta({
      description:
        '待第二人确认的导入、重新认定、更正。Imports, recognitions and corrections that wait for a second person.',
    }),
    triggersToConfirm: titleListAnswer.meta({
      description: '有情形待确认或不予认定的称号。Titles with a trigger to confirm or to dismiss.',
    }),
    removalsToHear: titleListAnswer.meta({
      description:
        '提议摘牌后待告知、待答复陈述的称号。Titles proposed for removal: the subject is to be told, or answered.',
    }),
    decisionsToTake: titleListAnswer.meta({
      description:
        '待我签署或提出的决定：摘牌、降等、终止、撤销摘牌、撤销命名。Removals, downgrades, ends and annulments that wait for my signature or proposal.',
    }),
    removalsToCarryOut: titleListAnswer.meta({
      description: '摘牌后待补签文件、待送达、待收回牌匾的。Removals whose signed document, service or plaque is owed.',
    }),
    appealsToAnswer: titleListAnswer.meta({ description: '待我处理的申诉。Titles with an appeal I may decide.' }),
    commendationsToDecide: commendationListAnswer.meta({ description: '待我决定的表彰。Commendations to decide.' }),
    circularsToTell: circularListAnswer.meta({
      description: '待告知单位的通报。Circulars whose unit was not told yet.',
    }),
    circularsToState: circularListAnswer.meta({
      description: '可以陈述申辩的通报。Circulars on which the unit may state its case.',
    }),
    circularsToDecide: circularListAnswer.meta({ description: '待我决定的通报。Circulars to decide.' }),
  })
  .meta({ id: 'AwardsWork' });
export type AwardsWorkAnswer = z.output<typeof awardsWorkAnswer>;
