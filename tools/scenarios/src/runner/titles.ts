import type { TitleRow } from '@gongjian/awards-domain';
import { naturalId } from '@gongjian/shared-event-sourcing';
import { NothingThere, type Story } from './story.js';

interface Asked {
  readonly subject?: string | undefined;
  readonly programme?: string | undefined;
}

export function titleIdOf(story: Story, { subject, programme }: Asked): string {
  const subjectId = story.company.subject(story.subjectOf(subject));
  return naturalId(story.company.district.tenant.id, 'title', subjectId, story.programme(programme).id);
}

/** @throws NothingThere */
export async function titleOf(story: Story, asked: Asked): Promise<TitleRow> {
  const found = await story.world.row<TitleRow>('title', titleIdOf(story, asked));
  if (found === null) throw new NothingThere(`no title of ${story.subjectOf(asked.subject)}`);
  return found;
}

/** The best grade that is a title. */
export function firstNamed(story: Story, programme: string | undefined): string {
  const { grading } = story.written(programme) as {
    readonly grading?: { readonly grades: readonly { readonly code: string; readonly named?: true }[] };
  };
  return grading?.grades.find(({ named }) => named === true)?.code ?? 'none';
}
