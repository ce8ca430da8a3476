/** The same with nobody named who complained, wherever it stands: `null`, as where it was never told. */
export function withoutComplainant<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((each: unknown) => withoutComplainant(each)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => [
      name,
      name === 'complainant' ? null : withoutComplainant(member),
    ]),
  ) as Value;
}
