/** What a decider saw: the stream and its revision at that moment. */
export interface BasisInput {
  readonly stream: string;
  readonly revision: string;
}

/** What a decision stands on: reproducible from the published version, the rule interpreter and the inputs. */
export interface Basis {
  readonly programme: string;
  readonly version: number;
  readonly rules: number;
  readonly inputs: readonly BasisInput[];
}
