import * as opencc from 'opencc-js/t2cn';

/** Of {@link fold} and {@link gramsOf}: another number wherever they answer otherwise, so that what was indexed is made anew. */
export const SEARCH_RULE = 'search/1';

/** The part of the library this project uses; its own types do not resolve under node module resolution. */
interface ConverterLibrary {
  Converter(options: { readonly from: string; readonly to: string }): (text: string) => string;
}

const toSimplified = (opencc as unknown as ConverterLibrary).Converter({ from: 't', to: 'cn' });

/** A text as it is searched, with the place of each of its UTF-16 units in the text as it was written. */
export interface Folded {
  readonly text: string;
  /** `[start, end)` in the text as written of the unit at that index. */
  readonly places: readonly (readonly [number, number])[];
}

const LIKE: Readonly<Record<string, string>> = {
  ...alike('(', '[{〔【〖「『《〈<'),
  ...alike(')', ']}〕】〗」』》〉>'),
  ...alike('"', "'“”‘’"),
  ...alike('-', '—–−‐‑~〜·'),
};

const KNOWN = new Map<string, string>();

/**
 * Full and half width, letter case, accents, Traditional and Simplified characters and brackets are alike; blanks do not
 * count. Character by character, so that a part of a text folds to a part of what the text folds to.
 */
export function fold(written: string): Folded {
  let text = '';
  const places: (readonly [number, number])[] = [];
  let start = 0;
  for (const character of written) {
    const end = start + character.length;
    const folded = foldCharacter(character);
    text += folded;
    for (let unit = 0; unit < folded.length; unit += 1) places.push([start, end]);
    start = end;
  }
  return { text, places };
}

/** Where a folded text stands in a written one: `[start, end)` in UTF-16 units, in order, none inside another. */
export function matchesIn(written: string, folded: string): readonly (readonly [number, number])[] {
  const { text, places } = fold(written);
  const matches: (readonly [number, number])[] = [];
  if (folded === '') return matches;
  for (let at = text.indexOf(folded); at !== -1; at = text.indexOf(folded, at + folded.length)) {
    const [start] = places[at] as readonly [number, number];
    const [, end] = places[at + folded.length - 1] as readonly [number, number];
    matches.push([start, end]);
  }
  return matches;
}

function foldCharacter(character: string): string {
  const known = KNOWN.get(character);
  if (known !== undefined) return known;
  const plain = character
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\s\p{M}\p{C}]/gu, '');
  const folded = [...plain].map((each) => LIKE[each] ?? toSimplified(each)).join('');
  KNOWN.set(character, folded);
  return folded;
}

function alike(one: string, others: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...others].map((other) => [other, one]));
}
