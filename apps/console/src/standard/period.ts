/** A period as people name it: its key, or its days where it is the only one. */
export function periodInWords({
  key,
  from,
  to,
}: {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}): string {
  return /^\d{4}/.test(key) ? key : `${from} – ${to}`;
}
