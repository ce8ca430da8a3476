import type { FollowUpRow, RectificationRow } from '@gongjian/plans-domain';
import { NothingThere } from '../story.js';
import { titleIdOf } from '../titles.js';
import type { Looks } from './looks.js';

export const rectificationsLooks: Looks = {
  rectification: async ({ story, outcome }) => {
    const rows = await story.rows<RectificationRow>('rectification');
    const known = story.lastOf('rectification');
    const row = rows.find(({ id }) => id === known) ?? rows.at(-1);
    if (row === undefined) throw new NothingThere('nothing was ordered to be put right');
    if (typeof outcome.rectification === 'string') return row.status;
    return {
      status: row.status,
      due: row.due.lastDay,
      overdue: row.overdueSince !== null || row.overdueTimes > 0,
      serious: row.serious,
      ...(row.transfer === null ? {} : { transferredTo: row.transfer.to.zh }),
    };
  },

  followUp: async ({ story, outcome }) => {
    const titleId = titleIdOf(story, { subject: outcome.subject, programme: outcome.programme });
    const row = (await story.rows<FollowUpRow>('followup')).findLast((each) => each.titleId === titleId);
    if (row === undefined) return 'none';
    return typeof outcome.followUp === 'string'
      ? row.status
      : { status: row.status, settled: row.status === 'settled' };
  },
};
