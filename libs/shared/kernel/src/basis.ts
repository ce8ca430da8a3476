/** What a decider saw: the stream and its revision at that moment. */
export interface BasisInput {
  readonly stream: string;
  readonly revision: string;
}

/** Of more inputs than an event lists: how many, and the SHA-256 of the canonical JSON of their list. */
export interface ManyInputs {
  readonly count: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** The file that holds the list; absent where it can be read again from what the decision names. */
  readonly fileId?: string;
}

/** Inputs an event lists one by one, at most; of more it keeps {@link ManyInputs}. */
export const MAX_BASIS_INPUTS = 200;

/** What a decision stands on: reproducible from the published version, the rule interpreter and the inputs. */
export interface Basis {
  readonly programme: string;
  readonly version: number;
  readonly rules: number;
  readonly inputs: readonly BasisInput[] | ManyInputs;
}
