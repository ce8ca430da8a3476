/** `small` runs with the tests; `full` is what `npm run soak` runs. */
export type CampaignSize = 'small' | 'full';

export interface CampaignOutcome {
  /** What was found wrong; the campaign holds when there is nothing. */
  readonly problems: readonly string[];
  /** What was done and counted. */
  readonly facts: Readonly<Record<string, number>>;
}

export interface Campaign {
  /** Lower case with hyphens; what `--only` takes. */
  readonly name: string;
  /** The property it tries to break. */
  readonly describe: string;
  /** Every random choice comes from `seed`; what the system's own timing does does not. */
  readonly run: (seed: number, size: CampaignSize, report: (line: string) => void) => Promise<CampaignOutcome>;
}
