import type { FilingRow } from '@gongjian/plans-domain';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { ActNamed } from '../../scenario/acts.js';
import { NothingThere, type Story } from '../story.js';
import { filer } from './applications.js';

const FILINGS = '/api/plans/v1/filings';
const REASON = { code: 'other', text: '说明' };

interface ForIndicator {
  readonly subject?: string | undefined;
  readonly indicator: string;
  readonly by: string | undefined;
}

/** What was filed last for an indicator of the subject. @throws NothingThere */
async function filingOf(story: Story, subject: string | undefined, indicator: string): Promise<FilingRow> {
  const subjectId = story.company.subject(story.subjectOf(subject));
  const found = (await story.rows<FilingRow>('filing')).findLast(
    (row) => row.subject.id === subjectId && row.indicator === indicator,
  );
  if (found === undefined) throw new NothingThere(`nothing was filed for ${indicator}`);
  return found;
}

/** Evidence for an indicator without a task: opened and handed in. */
export async function fileEvidence(
  {
    subject,
    indicator,
    period,
    shows,
    by,
  }: ForIndicator &
    Pick<ActNamed<'evidence'>, 'period'> & {
      readonly shows: readonly LocalDate[] | undefined;
    },
  story: Story,
): Promise<void> {
  const name = story.subjectOf(subject);
  const near = story.company.placeOf(name);
  const who = by === undefined ? filer(story, 'self', near) : story.who(by, story.company.home, near);
  const { id } = await story.post(who, FILINGS, {
    subjectId: story.company.subject(name),
    programmeId: story.programme().id,
    indicator,
    periodKey: period ?? 'once',
  });
  const evidence = [];
  for (const takenOn of shows ?? [story.today]) evidence.push({ fileId: await story.picture(who, 'plans'), takenOn });
  await story.post(who, `${FILINGS}/${id as string}/submissions`, { evidence });
}

/** @param actedBy who reviews at a level */
export async function reviewFiling(
  {
    subject,
    indicator,
    result,
    due,
    by,
  }: ForIndicator &
    Pick<ActNamed<'review'>, 'result'> & {
      readonly due: LocalDate | undefined;
    },
  story: Story,
  actedBy: (level: number) => string,
): Promise<void> {
  const { id, unit, waitsFor, submissions } = await filingOf(story, subject, indicator);
  const { company } = story;
  const submission = submissions.at(-1);
  const level = waitsFor?.level ?? 1;
  const name = by ?? actedBy(level);
  const who =
    name === 'unitHead'
      ? company.inUnit(name, unit.id)
      : story.who(name, company.home, company.divisionById(unit.division.id));
  await story.post(who, `${FILINGS}/${id}/reviews`, {
    submission: submission?.submission ?? 1,
    level,
    reviewed: submission?.evidence.map(({ sha256 }) => sha256) ?? ['0'.repeat(64)],
    result,
    ...(result === 'return' ? { reason: REASON, ...(due === undefined ? {} : { newDueOn: due }) } : {}),
  });
}
