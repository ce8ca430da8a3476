/** Something that ends on a day. */
export interface Ending {
  readonly day: string;
  readonly to: string;
  readonly text: string;
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
