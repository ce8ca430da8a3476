import { lastRemovedOn, type Forbidding, type Title } from '@gongjian/awards-domain';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { AwardVersion } from './award-versions.js';
import type { SeenWatch } from './watches.js';

/**
 * What is known of the subject since the title of its predecessor was named and would have kept it from the title. What it
 * never did, a result it has not, is not asked of a successor.
 */
export function forbidsRecognition(
  { reading, definition, programme }: AwardVersion,
  title: Title,
  watch: SeenWatch,
  today: LocalDate,
): readonly Forbidding[] {
  const { recognising } = title;
  if (recognising === null) return [];
  const { grade, validity } = recognising;
  const seen = { grade, resultOn: validity.from, on: today, removedOn: lastRemovedOn(title) };
  return reading.forbids(definition, programme, seen, watch.facts(today)).filter(({ factIds }) => factIds.length > 0);
}
