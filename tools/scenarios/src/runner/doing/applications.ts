import type { ApplicationRow } from '@gongjian/assessments-domain';
import type { Application } from '@gongjian/plans-contracts';
import type { DirectoryDivision } from '@gongjian/shared-access';
import { placeAt } from '../../world/places.js';
import { valuesDeclared } from '../sheets.js';
import { NothingThere, type Story } from '../story.js';
import { firstNamed } from '../titles.js';
import type { Doers } from './doers.js';

const APPLICATIONS = '/api/assessments/v1/applications';
const REASON = { code: 'other', text: '说明' };

interface Asked {
  readonly subject?: string | undefined;
  readonly programme?: string | undefined;
}

type Level = Application['chain'][number];

/** The subject's last application under the programme. @throws NothingThere */
export async function applicationOf(story: Story, { subject, programme }: Asked): Promise<ApplicationRow> {
  const subjectId = story.company.subject(story.subjectOf(subject));
  const { id } = story.programme(programme);
  const found = (await story.rows<ApplicationRow>('application')).findLast(
    (row) => row.subject.id === subjectId && row.programme === id,
  );
  if (found === undefined) throw new NothingThere('no application');
  return found;
}

/** Who asks for the subject: somebody of it, or an office there, for an organisation or for what people say. */
export function filer(story: Story, filedBy: 'self' | 'organisation' | 'public', near: DirectoryDivision): string {
  const { company } = story;
  if (filedBy !== 'self') return company.who('office', near);
  const subject = company.district.subjects.get(company.subject(story.subjectOf(undefined)));
  if (subject?.kind === 'unit' && subject.unit !== null) return company.inUnit('unitLiaison', subject.unit.id);
  if (near.level === 'community') return story.who('community', near);
  const unitId = subject?.unit?.id;
  if (unitId === undefined) throw new NothingThere('nobody speaks for the subject');
  return company.inUnit('unitLiaison', unitId);
}

function nearOf(story: Story, { subject }: Asked): DirectoryDivision {
  return story.company.placeOf(story.subjectOf(subject));
}

/** Whoever acts at a level, where that level is. */
function atLevel(story: Story, name: string, level: Level | undefined, near: DirectoryDivision): string {
  return level === undefined ? story.who(name, story.company.home, near) : story.who(name, placeAt(level.at, near.id));
}

interface LevelAct extends Asked {
  readonly level?: string | undefined;
  readonly by?: string | undefined;
}

/** The chain as whoever wrote the lines knows it. */
function chainOf(story: Story, programme: string | undefined): readonly Level[] {
  const { application } = story.written(programme) as { readonly application?: { readonly chain: readonly Level[] } };
  return application?.chain ?? [];
}

/** The level a line names, or where it stands. */
function levelIn(story: Story, { state }: ApplicationRow, { level, programme }: LevelAct): Level | undefined {
  const chain = chainOf(story, programme);
  return level === undefined ? chain[state.level] : chain.find(({ code }) => code === level);
}

async function act(story: Story, asked: LevelAct, path: string, body: object, nth = ''): Promise<void> {
  const row = await applicationOf(story, asked);
  const level = levelIn(story, row, asked);
  const by = atLevel(story, asked.by ?? `${level?.actedBy ?? 'office'}${nth}`, level, nearOf(story, asked));
  const code = level?.code ?? asked.level ?? 'none';
  await story.post(by, `${APPLICATIONS}/${row.id}/${path}`, { level: code, ...body });
}

const graded = (grade: string | undefined): object => (grade === undefined ? {} : { grade });

export const applicationsDoers: Doers = {
  apply: async ({ filedBy = 'self', declared, by, as, ...asked }, story) => {
    const near = nearOf(story, asked);
    const who = by === undefined ? filer(story, filedBy, near) : story.who(by, story.company.home, near);
    const { id } = await story.post(who, APPLICATIONS, {
      programmeId: story.programme(asked.programme).id,
      subjectId: story.company.subject(story.subjectOf(asked.subject)),
      filedBy,
      ...(declared === undefined ? {} : { declared: valuesDeclared(declared) }),
    });
    story.name(as, 'application', id as string);
  },

  approve: ({ grade, ...asked }, story) => act(story, asked, 'approvals', graded(grade)),
  accept: ({ grade, ...asked }, story) => act(story, asked, 'acceptances', graded(grade), '2'),
  return: (asked, story) => act(story, asked, 'returns', { reason: REASON, within: { days: 5, of: 'working' } }),
  reject: (asked, story) => act(story, asked, 'rejection', { reason: REASON }),
  file: (asked, story) => act(story, asked, 'filing', { receiptNumber: '备〔2026〕1号' }),

  resubmit: async ({ by, ...asked }, story) => {
    const row = await applicationOf(story, asked);
    const near = nearOf(story, asked);
    const who = by === undefined ? filer(story, row.filedBy, near) : story.who(by, story.company.home, near);
    await story.post(who, `${APPLICATIONS}/${row.id}/resubmission`);
  },

  pass: async ({ upTo, ...asked }, story) => {
    const { id } = await applicationOf(story, asked);
    const chain = chainOf(story, asked.programme);
    const last = chain.findIndex(({ code, does }) => (upTo === undefined ? does === 'determine' : code === upTo));
    const evaluated = chain.some(({ round }) => round !== undefined);
    for (;;) {
      const { state, waitsFor } = await story.row<ApplicationRow>('application', id);
      const level = chain[state.level];
      if (level === undefined || waitsFor === null || state.level > last) return;
      const grade = level.does === 'determine' && !evaluated ? firstNamed(story, asked.programme) : undefined;
      if (level.does === 'file') await act(story, asked, 'filing', { receiptNumber: '备〔2026〕1号' });
      else if (state.approvedBy === null) await act(story, asked, 'approvals', graded(grade));
      else await act(story, asked, 'acceptances', graded(grade), '2');
      if (level.does === 'determine' && state.level === last && (!level.twoStep || state.approvedBy !== null)) return;
    }
  },
};
