import type { FollowUpRow, RectificationRow } from '@gongjian/plans-domain';
import { titleOf } from '../titles.js';
import { NothingThere, type Story } from '../story.js';
import type { Doers } from './doers.js';

const REASON = { code: 'other', text: '说明' };
const RECTIFICATIONS = '/api/plans/v1/rectifications';
const FOLLOW_UPS = '/api/plans/v1/follow-ups';

const office = (story: Story, by: string | undefined): string => story.who(by ?? 'office', story.company.home);

/** An order that a line founded, or the one that came of the finding or complaint it founded. */
async function ordered(story: Story, of: string): Promise<RectificationRow> {
  const { kind, id } = story.thing(of);
  const rows = await story.rows<RectificationRow>('rectification');
  const found = rows.find((row) =>
    kind === 'rectification' ? row.id === id : JSON.stringify(row.source).includes(id),
  );
  if (found === undefined) throw new NothingThere(`no order to put ${of} right`);
  return found;
}

async function followUp(
  story: Story,
  asked: { readonly subject?: string | undefined; readonly programme?: string | undefined },
): Promise<FollowUpRow> {
  const { id } = await titleOf(story, asked);
  const found = (await story.rows<FollowUpRow>('followup')).findLast(({ titleId }) => titleId === id);
  if (found === undefined) throw new NothingThere('no follow-up');
  return found;
}

/** Somebody of the unit that answers for it. */
function ofUnit(story: Story, { unit }: RectificationRow, by: string | undefined): string {
  if (by !== undefined) return story.who(by, story.company.home);
  if (unit === null) throw new NothingThere('it is no unit’s');
  return story.company.inUnit('unitLiaison', unit.id);
}

export const rectificationsDoers: Doers = {
  rectify: async ({ subject, programme, serious, followUp: linked, by, as }, story) => {
    const about = { serious: serious === true, what: '存在的问题', foundOn: story.today };
    if (linked === true) {
      const { id } = await followUp(story, { subject, programme });
      await story.post(office(story, by), `${FOLLOW_UPS}/${id}/rectifications`, about);
      const { id: last } = (await story.rows<RectificationRow>('rectification')).at(-1) ?? { id: '' };
      story.name(as, 'rectification', last);
      return;
    }
    const { id } = await story.post(office(story, by), RECTIFICATIONS, {
      subjectId: story.company.subject(story.subjectOf(subject)),
      programmeId: story.programme(programme).id,
      source: { kind: 'order' },
      ...about,
    });
    story.name(as, 'rectification', id as string);
  },

  submit: async ({ of, by }, story) => {
    const row = await ordered(story, of);
    const who = ofUnit(story, row, by);
    if (row.status === 'ordered') await story.post(who, `${RECTIFICATIONS}/${row.id}/sign-for`);
    const evidence = [{ fileId: await story.picture(who, 'plans') }];
    await story.post(who, `${RECTIFICATIONS}/${row.id}/submissions`, { evidence });
  },

  check: async ({ of, result, onTheSpot, by }, story) => {
    const row = await ordered(story, of);
    const submission = row.submissions.at(-1);
    await story.post(office(story, by), `${RECTIFICATIONS}/${row.id}/checks`, {
      submission: submission?.submission ?? null,
      onTheSpot: onTheSpot === true,
      reviewed: submission?.evidence.map(({ sha256 }) => sha256) ?? [],
      result,
      ...(result === 'return' ? { reason: REASON } : {}),
    });
    const after = await story.row<RectificationRow>('rectification', row.id);
    if (after.status === 'checked') await story.post(office(story, undefined), `${RECTIFICATIONS}/${row.id}/closure`);
  },

  transfer: async ({ of, by }, story) => {
    const { id } = await ordered(story, of);
    await story.post(office(story, by), `${RECTIFICATIONS}/${id}/transfer`);
  },

  confirmFollowUp: async ({ by, ...asked }, story) => {
    const { id } = await followUp(story, asked);
    await story.post(story.who(by ?? 'leader', story.company.home), `${FOLLOW_UPS}/${id}/confirmation`);
  },

  followUpDone: async ({ settle, by, ...asked }, story) => {
    const { id } = await followUp(story, asked);
    const body = { problems: '问题', lessons: '教训', settle: settle === true };
    await story.post(office(story, by), `${FOLLOW_UPS}/${id}/completion`, body);
  },
};
