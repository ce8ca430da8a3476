/** How many facts wait, by what for. */
export interface WaitingCounts {
  /** For something that is not there yet and ends their waiting when it comes. */
  readonly held: number;
  /** For a person. */
  readonly parked: number;
  /** Behind an earlier fact that waits. */
  readonly queued: number;
}
