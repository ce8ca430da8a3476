import type { NamedAsOf, SubjectAsOf } from '@gongjian/shared-kernel';

/** A subject with its place in the tree: what it is ranked and averaged within. */
export interface PlacedSubject extends SubjectAsOf {
  /** Of a division: its level. */
  readonly level: string | null;
  /** `null` above that level. */
  readonly town: NamedAsOf | null;
  readonly county: NamedAsOf | null;
}
