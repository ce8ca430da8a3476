/** The values of a form as a body takes them: what was left empty is not in it. */
export function filled<Values extends object>(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as Values;
}
