export interface PlanFailure {
  readonly itemId: string;
  readonly heading: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** How far the assignment of an issued plan's items has come. */
export interface PlanProgress {
  readonly total: number;
  /** Assigned, failed or dropped. */
  readonly done: number;
  readonly assigned: number;
  readonly dropped: number;
  /** Waiting for their task. */
  readonly pending: number;
  readonly failures: readonly PlanFailure[];
}
