/** A named span of a plan. Dates are `YYYY-MM-DD` or `YYYY-MM`; `XXXX` stands for a year the document hides or omits. */
export interface DraftStage {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface DraftPerson {
  readonly name: string;
  readonly role: string;
}

export interface DraftTask {
  readonly heading: string;
  readonly leadUnits: readonly string[];
  readonly responsibleUnits: readonly string[];
  readonly persons: readonly DraftPerson[];
  readonly dueOn: string | null;
}

export interface DraftGroup {
  readonly name: string;
  readonly heads: readonly string[];
  readonly deputies: readonly string[];
  readonly members: readonly string[];
  readonly office: string | null;
}

export type FigureOperator = '>=' | '>' | '<=' | '<' | '=' | 'between';

/** `value` is a decimal as written; for `between` it is `low-high` and both ends are included. */
export interface DraftFigure {
  readonly subject: string;
  readonly operator: FigureOperator;
  readonly value: string;
  readonly unit: string;
}

/** What a document says of a plan. A value the document does not give is `null` or an empty list. */
export interface PlanDraft {
  readonly title: string | null;
  readonly documentNumber: string | null;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
  readonly stages: readonly DraftStage[];
  readonly tasks: readonly DraftTask[];
  readonly groups: readonly DraftGroup[];
  readonly figures: readonly DraftFigure[];
}
