import { withText, type Findable, type FindableText } from '@gongjian/shared-kernel';
import type { Timeline } from './timeline.js';

/** The last name, and those before it, which people still search for. */
export function namedTexts(
  names: Timeline<string>,
  subtitle: string | null,
): Pick<Findable, 'title' | 'subtitle' | 'texts'> {
  const title = names.at(-1)?.value ?? '';
  const former = names.map(({ value }) => value).filter((name) => name !== title);
  const texts = former.reduce<readonly FindableText[]>((known, name) => withText(known, 'name', name), []);
  return { title, subtitle, texts };
}
