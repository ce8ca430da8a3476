/** Something that will get stuck unless somebody acts, with the words for people. */
export interface Warning {
  /** UNIT.WITHOUT_HEAD */
  readonly code: string;
  /** The item of the plan; `null` for a task assigned beside the items. */
  readonly itemId: string | null;
  /** `null` while there is no task yet. */
  readonly taskId: string | null;
  readonly unit: { readonly id: string; readonly name: string };
  /** The review level it will wait at. */
  readonly level: number;
  readonly zh: string;
  readonly en: string;
}
