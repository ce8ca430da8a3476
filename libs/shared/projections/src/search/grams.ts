/** Stands before and after each text that is searched; no folded text holds it. */
export const EDGE = '\n';

/** Above every character: what begins with `x` is from `x` up to `x` and this. */
export const LAST = '\u{10ffff}';

/** Letters and figures say little by twos: where three of them stand together, all three are one gram. */
const FEW_SIGNS = /^[!-~]$/;

/**
 * The grams of a text: one for each of its characters but the last, with the one or two that follow. A text that holds
 * another has all of its grams, but those at the end that the other does not tell whole.
 */
export function gramsOf(text: string): readonly string[] {
  const characters = [...text];
  const grams = new Set<string>();
  for (let index = 0; index + 1 < characters.length; index += 1) {
    const [first, second, third] = characters.slice(index, index + 3) as [string, string, string?];
    const narrow = FEW_SIGNS.test(first) && FEW_SIGNS.test(second);
    if (!narrow) grams.add(first + second);
    else if (third !== undefined) grams.add(FEW_SIGNS.test(third) ? first + second + third : first + second);
  }
  return [...grams];
}

/** The texts of one record as they are searched. */
export function searchText(folded: readonly string[]): string {
  const texts = folded.filter((text) => text !== '');
  return texts.length === 0 ? '' : `${EDGE}${texts.join(EDGE)}${EDGE}`;
}
