import type { TitleRow } from '@gongjian/awards-domain';
import type { ActNamed } from '../../scenario/acts.js';
import { NothingThere, type Story } from '../story.js';
import { firstNamed, titleIdOf, titleOf } from '../titles.js';
import type { Doers } from './doers.js';

const REASON = { code: 'other', text: '说明' };
const TITLES = '/api/awards/v1/titles';

interface Asked {
  readonly subject?: string | undefined;
  readonly programme?: string | undefined;
}

const listed = (by: string | readonly string[] | undefined, otherwise: readonly string[]): readonly string[] => {
  if (by === undefined) return otherwise;
  return typeof by === 'string' ? [by] : by;
};

function who(story: Story, name: string, { subject }: Asked): string {
  return story.who(name, story.company.home, story.company.placeOf(story.subjectOf(subject)));
}

/** One act of one person on a title. */
async function act(story: Story, asked: Asked, by: string, path: string, body: object = {}): Promise<void> {
  await story.post(who(story, by, asked), `${TITLES}/${titleIdOf(story, asked)}/${path}`, body);
}

/** The same act of each. */
async function each(story: Story, asked: Asked, by: readonly string[], path: string, body: object): Promise<void> {
  for (const name of by) await act(story, asked, name, path, body);
}

/** Number of the trigger that waits: the last that was raised, or the last of that code. */
function triggerOf({ title }: TitleRow, code: string | undefined): number {
  const found = title.triggers.findLast(({ raised, status }) =>
    code === undefined ? status === 'raised' : raised.trigger === code,
  );
  if (found === undefined) throw new NothingThere(`no trigger ${code ?? ''} was raised`);
  return found.raised.number;
}

const factsOf = ({ title }: TitleRow): readonly string[] => [
  ...new Set(title.triggers.flatMap(({ raised }) => raised.grounds.map(({ factId }) => factId))),
];

async function slateOf(story: Story, asked: Asked): Promise<string> {
  const { slateId, title } = await titleOf(story, asked);
  const id = title.readiness?.ready.slateId ?? slateId;
  if (id === null) throw new NothingThere('the subject stands on no list');
  return id;
}

export async function signNaming(story: Story, asked: Asked, by: readonly string[]): Promise<void> {
  const slateId = await slateOf(story, asked);
  const documentNumber = `命〔2026〕${story.nextNumber()}号`;
  await each(story, asked, by, 'naming-signatures', { slateId, documentNumber, minutesNumber: '纪要1号' });
}

export async function confer(story: Story, asked: Asked, plaque?: string, by = 'office'): Promise<void> {
  await act(story, asked, by, 'conferral', plaque === undefined ? {} : { plaqueNumber: plaque });
}

async function importTitle(
  { programme, grade, namedOn, validUntil, awardedBy, by }: Omit<ActNamed<'import'>, 'subject' | 'times'>,
  subject: string | undefined,
  story: Story,
): Promise<void> {
  const [first = 'office', second = 'office2'] = listed(by, []);
  const office = who(story, first, { subject });
  const { id } = story.programme(programme);
  await story.post(office, `${TITLES}/import`, {
    subjectId: story.company.subject(story.subjectOf(subject)),
    programmeId: id,
    grade: grade ?? firstNamed(story, programme),
    awardedBy: awardedBy ?? 'own',
    authority: { zh: '原授予机关', en: 'The authority of then' },
    documentNumber: `授〔2026〕${story.nextNumber()}号`,
    documentFileId: await story.picture(office, 'awards'),
    namedOn,
    ...(validUntil === undefined ? {} : { validUntil }),
  });
  const { title } = await titleOf(story, { subject, programme });
  const importId = title.importing?.importId ?? '';
  await act(story, { subject, programme }, second, 'import/confirmation', { importId });
}

export const titlesDoers: Doers = {
  sign: ({ by, ...asked }, story) => signNaming(story, asked, listed(by, ['leader', 'leader2'])),

  import: async ({ subject, times, ...line }, story) => {
    if (times === undefined) return importTitle(line, subject, story);
    for (let nth = 1; nth <= times; nth += 1) await importTitle(line, `${subject ?? ''}${nth}`, story);
  },

  confer: ({ plaque, by, ...asked }, story) => confer(story, asked, plaque, by),

  confirm: async ({ trigger, by, ...asked }, story) => {
    const number = triggerOf(await titleOf(story, asked), trigger);
    await each(story, asked, listed(by, ['leader']), `triggers/${number}/confirmations`, {});
  },

  dismiss: async ({ trigger, by, ...asked }, story) => {
    const number = triggerOf(await titleOf(story, asked), trigger);
    await each(story, asked, listed(by, ['leader']), `triggers/${number}/dismissal`, { reason: REASON });
  },

  warn: async ({ by, ...asked }, story) => act(story, asked, by ?? 'leader', 'warning', { reason: REASON }),
  suspend: async ({ by, ...asked }, story) => act(story, asked, by ?? 'leader', 'suspension', { reason: REASON }),
  restore: async ({ by, ...asked }, story) => act(story, asked, by ?? 'leader', 'restoration', { reason: REASON }),

  downgrade: async ({ to, by, ...asked }, story) =>
    each(story, asked, listed(by, ['leader', 'leader2']), 'downgrade', { to, reason: REASON }),

  proposeRemoval: async ({ clause, by, ...asked }, story) => {
    const row = await titleOf(story, asked);
    const factIds = factsOf(row);
    const said = clause ?? row.title.triggers.at(-1)?.raised.clause ?? '第一条';
    await act(story, asked, by ?? 'office', 'removal-proposal', { factIds, clause: said });
  },

  tell: async ({ by, ...asked }, story) => act(story, asked, by ?? 'office', 'told', { way: 'inPerson' }),
  state: async ({ by, ...asked }, story) => act(story, asked, by ?? 'office', 'statements', { text: '陈述' }),
  answer: async ({ by, ...asked }, story) => act(story, asked, by ?? 'office', 'statement-answer', { answer: '答复' }),

  signRemoval: async ({ by, ...asked }, story) => {
    const documentNumber = `摘〔2026〕${story.nextNumber()}号`;
    const body = { documentNumber, minutesNumber: '纪要2号' };
    await each(story, asked, listed(by, ['leader', 'leader2']), 'removal-signatures', body);
  },

  signedDocument: async ({ by, ...asked }, story) => {
    const office = who(story, by ?? 'office', asked);
    await act(story, asked, by ?? 'office', 'signed-document', {
      documentNumber: '摘〔2026〕99号',
      documentFileId: await story.picture(office, 'awards'),
      signerPersonId: who(story, 'leader', asked),
    });
  },

  serve: async ({ by, ...asked }, story) => act(story, asked, by ?? 'office', 'service', { way: 'inPerson' }),
  publishRemoval: async ({ by, ...asked }, story) =>
    act(story, asked, by ?? 'office', 'publication', { channels: ['web'] }),
  plaqueBack: async ({ by, ...asked }, story) => act(story, asked, by ?? 'office', 'plaque-recovery'),
  plaqueLost: async ({ by, ...asked }, story) => act(story, asked, by ?? 'office', 'plaque-loss', { reason: REASON }),
  appeal: async ({ by, ...asked }, story) => act(story, asked, by ?? 'office', 'appeals', { text: '申诉' }),

  decideAppeal: async ({ outcome, by, ...asked }, story) => {
    const { title } = await titleOf(story, asked);
    const appealId = title.removals.at(-1)?.appeals.at(-1)?.received.appealId;
    if (appealId === undefined) throw new NothingThere('no appeal');
    const body = { outcome, findings: '查明' };
    await act(story, asked, by ?? 'leader3', `appeals/${appealId}/decision`, body);
  },

  annul: async ({ what, why, by, ...asked }, story) => {
    const [first = 'leader', second = 'leader2'] = listed(by, []);
    if (what === 'naming') {
      const { title } = await titleOf(story, asked);
      const namingId = title.naming?.namingId ?? '';
      await act(story, asked, first, 'naming-annulments', { namingId, reason: REASON });
      await act(story, asked, second, 'naming-annulments/signatures', { namingId });
      return;
    }
    await act(story, asked, first, 'annulments', { why: why ?? 'withdrawnReport', reason: REASON });
    await act(story, asked, second, 'annulments/signatures');
  },

  enter: async ({ subject }, story) => {
    story.company.enterLater(subject);
    story.world.directoryChanged();
  },

  end: async ({ subject, successor }, story) => {
    await act(story, { subject }, 'office', 'end', {
      why: successor === undefined ? 'abolished' : 'merged',
      ...(successor === undefined ? {} : { successorSubjectId: story.company.subject(successor) }),
    });
  },

  closeSubject: async ({ subject }, story) => {
    const id = story.company.subject(story.subjectOf(subject));
    await story.world.closeSubject(id, story.today);
  },
};
