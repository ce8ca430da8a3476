interface Heard {
  readonly completeUntil: string | null;
  readonly lagSeconds: number | null;
}

/** A district is asked every few seconds: one that is an hour behind does not answer. */
const SILENT_SECONDS = 3600;

/** Whether a district has fallen silent, or was never heard of. */
export function silenceOf({ completeUntil, lagSeconds }: Heard): 'never' | 'silent' | null {
  if (completeUntil === null) return 'never';
  return lagSeconds !== null && lagSeconds >= SILENT_SECONDS ? 'silent' : null;
}
