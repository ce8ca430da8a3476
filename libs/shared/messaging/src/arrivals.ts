/** Tells the consumers of a context in this process what arrived in its own tables. */
export class Arrivals {
  private readonly listeners = new Set<(key: string) => void>();

  tell(key: string): void {
    for (const hear of this.listeners) hear(key);
  }

  /** @returns stops it */
  listen(hear: (key: string) => void): () => void {
    this.listeners.add(hear);
    return () => this.listeners.delete(hear);
  }
}
