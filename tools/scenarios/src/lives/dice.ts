/** Choices from one number: the same number, the same choices. */
export class Dice {
  private state: number;

  constructor(lot: number) {
    this.state = (lot ^ 0x9e3779b9) >>> 0;
  }

  /** 0 to just below. */
  below(bound: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<Item>(list: readonly [Item, ...Item[]]): Item;
  pick<Item>(list: readonly Item[]): Item | undefined;
  pick<Item>(list: readonly Item[]): Item | undefined {
    return list.length === 0 ? undefined : list[this.below(list.length)];
  }

  /** One of them by weight. */
  weigh<Item>(list: readonly (readonly [number, Item])[]): Item {
    let left = this.below(list.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, item] of list) {
      left -= weight;
      if (left < 0) return item;
    }
    throw new RangeError('nothing to weigh');
  }
}
