import type { CircularRow } from '@gongjian/awards-domain';
import { addDays, localDateAt, type Instant, type LocalDate } from '@gongjian/shared-kernel';
import type { Story } from '../story.js';
import { titleIdOf, titleOf } from '../titles.js';
import type { Looks } from './looks.js';

/** The last day of a clock that ends with it. */
function lastDayOf(dueAt: Instant | undefined): LocalDate | null {
  return dueAt === undefined ? null : addDays(localDateAt(dueAt), -1);
}

/** Until when the unit of the circular that was spoken of last may state its case. */
async function statementOfCircular(story: Story): Promise<LocalDate | null> {
  const { told } = await story.row<CircularRow>('circular', story.oneOf('circular', undefined));
  return told?.until.lastDay ?? null;
}

export const titlesLooks: Looks = {
  title: async ({ story, outcome }) => {
    const row = await titleOf(story, { subject: outcome.subject, programme: outcome.programme });
    if (typeof outcome.title === 'string') return row.status;
    const { title } = row;
    const removal = title.removals.findLast(({ annulled }) => annulled === null);
    return {
      status: row.status,
      pending: row.pending,
      procedure: row.procedure,
      grade: row.grade,
      validTo: row.validTo,
      renewalOpens: title.validity.renewalOpensOn ?? null,
      plaque: row.plaqueNumber,
      ...(removal === undefined
        ? {}
        : {
            removedBy: removal.removed.mode === 'byRule' ? 'rule' : 'decision',
            clause: removal.removed.clause,
            grounds: removal.factIds.length,
            authority: removal.removed.authority.name,
          }),
    };
  },

  raised: async ({ story, outcome }) => {
    const { title } = await titleOf(story, { subject: outcome.subject, programme: outcome.programme });
    return title.triggers.filter(({ status }) => status !== 'dismissed').map(({ raised }) => raised.trigger);
  },

  clauses: async ({ story, outcome }) => {
    const { title } = await titleOf(story, { subject: outcome.subject, programme: outcome.programme });
    return title.triggers.filter(({ status }) => status !== 'dismissed').map(({ raised }) => raised.clause);
  },

  clock: async ({ story, outcome }) => {
    const id = titleIdOf(story, { subject: outcome.subject, programme: outcome.programme });
    const dues = await story.world.duesOf(id);
    const lastDays = async (name: string): Promise<LocalDate | null> =>
      name === 'circular_statement' ? statementOfCircular(story) : lastDayOf(dues.get(name));
    const names = Object.keys(outcome.clock ?? {});
    return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await lastDays(name)] as const)));
  },

  passed: async ({ story, outcome }) => {
    const { title } = await titleOf(story, { subject: outcome.subject, programme: outcome.programme });
    return title.passed;
  },
};
