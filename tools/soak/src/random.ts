type State = [number, number, number, number];

/**
 * Choices that a seed repeats. 128 bits of state (sfc32), so that the many actors of a campaign do not run into each
 * other's sequences.
 */
export class Random {
  private readonly state: State;

  constructor(seed: number | State) {
    this.state = typeof seed === 'number' ? [seed >>> 0, 0x9e3779b9, 0x243f6a88, 1] : seed;
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** At least 0, below 1. */
  fraction(): number {
    return this.next() / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.between(0, values.length - 1)] as T;
  }

  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.between(0, 15).toString(16)).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** A generator of its own for one actor, so that actors do not disturb each other's choices. */
  fork(): Random {
    return new Random([this.next(), this.next(), this.next(), 1]);
  }

  private next(): number {
    const { state } = this;
    const [a, b, c, count] = state;
    const result = (a + b + count) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = (((c << 21) | (c >>> 11)) + result) | 0;
    state[3] = (count + 1) | 0;
    return result >>> 0;
  }
}
