/** Lists whose order is part of what is said. */
const IN_ORDER: readonly string[] = ['tied', 'way', 'escalations', 'raised', 'invalid'];

/** Where what is differs from what was expected: `title.grade: "qualified", expected "tenStars"`. */
export function differences(expected: unknown, actual: unknown, at: string): readonly string[] {
  const told = (): readonly string[] => [`${at}: ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`];
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return told();
    const inOrder = IN_ORDER.includes(at.slice(at.lastIndexOf('.') + 1));
    const text = (list: readonly unknown[]): string =>
      JSON.stringify(inOrder ? list : list.map((item) => JSON.stringify(item)).sort());
    return text(expected) === text(actual) ? [] : told();
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return told();
    const found = actual as Readonly<Record<string, unknown>>;
    return Object.entries(expected).flatMap(([key, value]) => differences(value, found[key], `${at}.${key}`));
  }
  return expected === actual ? [] : told();
}
