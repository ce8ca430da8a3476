import type { CircularRow, NoticeRow, ObjectionRow, SlateRow } from '@gongjian/awards-domain';
import type { ResultRow } from '@gongjian/assessments-domain';
import { addDays } from '@gongjian/shared-kernel';
import { NothingThere, type Story } from '../story.js';
import { titleIdOf, titleOf } from '../titles.js';
import type { Doers } from './doers.js';
import { confer, signNaming } from './titles.js';

const REASON = { code: 'other', text: '说明' };
const AWARDS = '/api/awards/v1';

const who = (story: Story, name: string): string => story.who(name, story.company.home);

/** Lists that nobody has shown or approved yet. */
async function openSlates(
  story: Story,
  programme: string | undefined,
  grades: readonly string[] | undefined,
): Promise<readonly SlateRow[]> {
  const { id } = story.programme(programme);
  return (await story.rows<SlateRow>('slate')).filter(
    ({ status, prepared }) =>
      status === 'prepared' && prepared.programme === id && (grades === undefined || grades.includes(prepared.grade)),
  );
}

/** The unit that is told of a circular: the subject's. */
function unitOf(story: Story, subject: string | undefined): string | undefined {
  return story.company.district.subjects.get(story.company.subject(story.subjectOf(subject)))?.unit?.id;
}

async function resultOf(story: Story, subject: string | undefined): Promise<ResultRow> {
  const subjectId = story.company.subject(story.subjectOf(subject));
  const found = (await story.rows<ResultRow>('result')).findLast((row) => row.subject.id === subjectId);
  if (found === undefined) throw new NothingThere('no result');
  return found;
}

export const noticesDoers: Doers = {
  notice: async ({ programme, grades, days, channels, by, as }, story) => {
    const slates = await openSlates(story, programme, grades);
    if (slates.length === 0) throw new NothingThere('no list to show');
    const { id } = await story.post(who(story, by ?? 'leader'), `${AWARDS}/notices`, {
      slateIds: slates.map((slate) => slate.id),
      ...(days === undefined ? {} : { days }),
      ...(channels === undefined ? {} : { channels }),
    });
    story.name(as, 'notice', id as string);
  },

  approveList: async ({ programme, grade, by }, story) => {
    const [slate] = await openSlates(story, programme, grade === undefined ? undefined : [grade]);
    if (slate === undefined) throw new NothingThere('no list to approve');
    await story.post(who(story, by ?? 'leader'), `${AWARDS}/slates/${slate.id}/approval`);
  },

  strike: async ({ subject, programme, by }, story) => {
    const titleId = titleIdOf(story, { subject, programme });
    const { id } = story.programme(programme);
    const slates = (await story.rows<SlateRow>('slate')).filter(({ prepared }) => prepared.programme === id);
    const slate = slates.at(-1);
    if (slate === undefined) throw new NothingThere('no list');
    const body = { titleId, reason: REASON };
    await story.post(who(story, by ?? 'office'), `${AWARDS}/slates/${slate.id}/strikes`, body);
  },

  objection: async ({ subject, notice, named, as }, story) => {
    const noticeId = story.oneOf('notice', notice);
    await story.post(
      null,
      `${AWARDS}/public/${encodeURIComponent(story.company.district.tenant.name)}/notices/${noticeId}/objections`,
      {
        ...(subject === undefined ? {} : { titleId: titleIdOf(story, { subject }) }),
        ...(named === false ? {} : { name: '李四', contact: '云溪市某处' }),
        text: '有异议',
      },
    );
    const { id } = (await story.rows<ObjectionRow>('objection')).at(-1) ?? { id: '' };
    story.name(as, 'objection', id);
  },

  handle: async ({ of, handler, by }, story) => {
    const { id } = story.thing(of);
    const body = { personId: who(story, handler) };
    await story.post(who(story, by ?? 'leader'), `${AWARDS}/objections/${id}/handler`, body);
  },

  decideObjection: async ({ of, outcome, by }, story) => {
    const { id } = story.thing(of);
    const { handler } = await story.row<ObjectionRow>('objection', id);
    const decider = by === undefined ? handler?.handler.personId : who(story, by);
    const body = { outcome, findings: '查明' };
    await story.post(decider ?? who(story, 'office'), `${AWARDS}/objections/${id}/decision`, body);
  },

  reply: async ({ of, by }, story) => {
    const { id } = story.thing(of);
    const { handler } = await story.row<ObjectionRow>('objection', id);
    const replier = by === undefined ? handler?.handler.personId : who(story, by);
    await story.post(replier ?? who(story, 'office'), `${AWARDS}/objections/${id}/reply`, { way: 'phone' });
  },

  commend: async ({ item, subject, unit, by }, story) => {
    const { id: resultId } = await resultOf(story, subject);
    const { id } = await story.post(who(story, 'office'), `${AWARDS}/commendations`, {
      resultId,
      code: item,
      to: unit === undefined ? { kind: 'subject' } : { kind: 'unit', id: story.company.unit(unit) },
    });
    const body = { documentNumber: `表〔2026〕${story.nextNumber()}号` };
    await story.post(who(story, by ?? 'leader'), `${AWARDS}/commendations/${id as string}/decision`, body);
  },

  circular: async ({ unit, subject, by }, story) => {
    const office = who(story, by ?? 'office');
    const { id: resultId } = await resultOf(story, subject);
    const unitId = unit === undefined ? unitOf(story, subject) : story.company.unit(unit);
    const drafted = (await story.rows<CircularRow>('circular')).findLast((row) => row.drafted.unit.id === unitId);
    const id = drafted?.id ?? (await story.post(office, `${AWARDS}/circulars`, { resultId, unitId }))['id'];
    story.name(undefined, 'circular', id as string);
    await story.post(office, `${AWARDS}/circulars/${id as string}/told`);
  },

  name: async ({ subject, programme, on }, story) => {
    const asked = { subject, programme };
    const { award } = story.written(programme) as {
      readonly award?: { readonly notice?: unknown; readonly title: { readonly plaque: boolean } };
    };
    const leader = who(story, 'leader');
    const { slateId } = await titleOf(story, asked);
    if (award?.notice === undefined) await story.post(leader, `${AWARDS}/slates/${slateId ?? ''}/approval`);
    else await story.post(leader, `${AWARDS}/notices`, { slateIds: [slateId] });
    const last = award?.notice === undefined ? null : (await story.rows<NoticeRow>('notice')).at(-1)?.opened.lastDay;
    await story.passTo(on ?? addDays(last?.lastDay ?? story.today, 1));
    await signNaming(story, asked, ['leader', 'leader2']);
    if (award?.title.plaque === true) await confer(story, asked, `牌-${story.nextNumber()}`);
  },
};
