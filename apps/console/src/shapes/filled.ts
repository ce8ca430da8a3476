/** The values of a form as a body takes them: what was left empty is not in it. */
export function filled<Values extends object>(values: Values): Values {
  return (strip(values) ?? {}) as Values;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip).filter((one) => one !== undefined);
  if (typeof value !== 'object' || value === null) return value === '' ? undefined : value;
  const entries = Object.entries(value)
    .filter(([, one]) => one !== null)
    .map(([name, one]) => [name, strip(one)] as const)
    .filter(([, one]) => one !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
