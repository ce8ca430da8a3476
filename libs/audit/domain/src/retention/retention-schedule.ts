import type { RetentionCode } from '../dossier/archive-number.js';
import { RECORD_KINDS, type RecordKind } from '../dossier/record-kinds.js';

/** How long records of a kind are kept, and what that stands on. */
export interface RetentionClass {
  readonly kind: RecordKind;
  readonly code: RetentionCode;
  readonly basis: string;
}

/** A class for every kind of record. `version` 0: the one that ships. */
export interface RetentionSchedule {
  readonly version: number;
  readonly classes: readonly RetentionClass[];
}

const REGULATION = '国家档案局令第8号《机关文件材料归档范围和文书档案保管期限规定》';
const PERMANENT = `${REGULATION}第七条：本机关职能活动中形成的重要业务文件材料，永久`;
const FOR_A_TIME = `${REGULATION}第八条：本机关职能活动中形成的一般性业务文件材料，定期`;

/** After the practice of the schedule of 2006; a district puts its own approved one in its place. */
export const DEFAULT_RETENTION: RetentionSchedule = {
  version: 0,
  classes: [
    { kind: 'workPlan', code: 'Y', basis: PERMANENT },
    { kind: 'task', code: 'D30', basis: FOR_A_TIME },
    { kind: 'supervision', code: 'D10', basis: FOR_A_TIME },
    { kind: 'rectification', code: 'D30', basis: FOR_A_TIME },
    { kind: 'followUp', code: 'D30', basis: FOR_A_TIME },
    { kind: 'application', code: 'D30', basis: FOR_A_TIME },
    { kind: 'round', code: 'Y', basis: PERMANENT },
    { kind: 'result', code: 'Y', basis: PERMANENT },
    { kind: 'notice', code: 'D30', basis: FOR_A_TIME },
    { kind: 'naming', code: 'Y', basis: PERMANENT },
    { kind: 'removal', code: 'Y', basis: PERMANENT },
    { kind: 'commendation', code: 'Y', basis: PERMANENT },
    { kind: 'circular', code: 'Y', basis: PERMANENT },
  ],
};

export type RetentionCodes = Readonly<Record<RecordKind, RetentionCode>>;

export function codesOf({ classes }: Pick<RetentionSchedule, 'classes'>): RetentionCodes {
  const codes: Partial<Record<RecordKind, RetentionCode>> = {};
  for (const { kind, code } of [...DEFAULT_RETENTION.classes, ...classes]) codes[kind] = code;
  return codes as RetentionCodes;
}

/** The schedule with the changed classes in their places. */
export function withClasses(
  schedule: RetentionSchedule,
  version: number,
  changed: readonly RetentionClass[],
): RetentionSchedule {
  const byKind = new Map([...schedule.classes, ...changed].map((each) => [each.kind, each]));
  return { version, classes: RECORD_KINDS.flatMap((kind) => byKind.get(kind) ?? []) };
}
