import type { HeldBefore, Title, WatchedTitle } from '@gongjian/awards-domain';

/** A title, or what it was before it was removed, as its triggers look at it. */
export function watchedTitle(
  { naming, grade }: Pick<HeldBefore, 'naming' | 'grade'>,
  { missed }: Pick<Title, 'missed'>,
): WatchedTitle {
  const { programme, resultOn, on, removedOn, watchRevision } = naming;
  return { programme, naming: { grade: naming.grade, resultOn, on, removedOn, watchRevision }, grade, missed };
}
