export interface Named {
  readonly zh: string;
  readonly en: string;
}

export interface SupportedIndicator {
  readonly code: string;
  readonly names: Named;
  /** Kinds of evidence it asks for. */
  readonly evidence: readonly { readonly code: string; readonly names: Named }[];
}

/** The indicators of these codes in the definition of a programme version, in the order of its standard. */
export function indicatorsIn(definition: unknown, codes: readonly string[]): readonly SupportedIndicator[] {
  if (typeof definition !== 'object' || definition === null) return [];
  if (Array.isArray(definition)) return definition.flatMap((part) => indicatorsIn(part, codes));
  const { code, names, evidence, standard } = definition as Readonly<Record<string, unknown>>;
  if (standard !== undefined) return indicatorsIn(standard, codes);
  const own =
    typeof code === 'string' && codes.includes(code) && isNamed(names)
      ? [{ code, names, evidence: Array.isArray(evidence) ? evidence.flatMap(kindOf) : [] }]
      : [];
  return [...own, ...Object.values(definition).flatMap((part) => indicatorsIn(part, codes))];
}

function kindOf(one: unknown): SupportedIndicator['evidence'] {
  if (typeof one !== 'object' || one === null) return [];
  const { code, names } = one as Readonly<Record<string, unknown>>;
  return typeof code === 'string' && isNamed(names) ? [{ code, names }] : [];
}

function isNamed(names: unknown): names is Named {
  return typeof names === 'object' && names !== null && 'zh' in names && 'en' in names;
}
