import { kindOf, type AnyProjection } from '@gongjian/shared-projections';

/** The kinds of records there are: of the read models of one category the first, which histories are told by. */
export class RecordedKinds {
  private readonly byCategory = new Map<string, AnyProjection>();
  private readonly byKind = new Map<string, AnyProjection>();

  constructor(projections: readonly AnyProjection[]) {
    for (const projection of projections) {
      if ('searched' in projection) continue;
      const { category } = projection.catalogue;
      if (!this.byCategory.has(category)) this.byCategory.set(category, projection);
      this.byKind.set(kindOf(projection), projection);
    }
  }

  of(category: string): AnyProjection | null {
    return this.byCategory.get(category) ?? null;
  }

  /** `plans.task`. */
  named(kind: string): AnyProjection | null {
    return this.byKind.get(kind) ?? null;
  }
}
