/** Offsets of one partition that were handed over; committed is only the unbroken prefix of what may be forgotten. */
export class OffsetRun {
  private entries: { readonly offset: bigint; done: boolean }[] = [];
  private finished: bigint | null = null;
  private saved: bigint | null = null;
  /** Of the last message that was handed over. */
  last: bigint | null = null;

  /** @returns to be called when the message may be forgotten */
  begin(offset: bigint): () => void {
    const entry = { offset, done: false };
    this.entries.push(entry);
    this.last = offset;
    return () => {
      entry.done = true;
      let done = 0;
      while (this.entries[done]?.done === true) done += 1;
      if (done === 0) return;
      this.finished = this.entries[done - 1]?.offset ?? this.finished;
      this.entries = this.entries.slice(done);
    };
  }

  /** What to commit: the offset after the prefix; `null`: nothing new. */
  toCommit(): bigint | null {
    return this.finished === null || this.finished === this.saved ? null : this.finished + 1n;
  }

  committed(offset: bigint): void {
    this.saved = offset - 1n;
  }
}
