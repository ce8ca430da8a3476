import type { Held, NotComparable } from '@gongjian/assessments-domain';
import type { BasisInput, ManyInputs } from '@gongjian/shared-kernel';
import { exact, id, sha256 } from '@gongjian/shared-records/answers';
import { z } from 'zod';

export interface MovedItem {
  readonly subjectId: string;
  readonly name: string;
  readonly from: Held;
  readonly to: Held | null;
  readonly missed: readonly { readonly grade: string; readonly unmet: readonly string[] }[];
}

interface MovedList {
  readonly count: number;
  readonly items: readonly MovedItem[];
}

interface Version {
  readonly programme: string;
  readonly version: number;
  readonly rules: number;
  readonly roundCode: string;
}

export interface RoundWhatIfAnswer {
  readonly subjects: number;
  readonly gained: MovedList;
  readonly lost: MovedList;
  readonly changed: MovedList;
  readonly same: number;
  readonly outside: number;
  readonly undecided: { readonly ties: number; readonly subjects: number };
  readonly notComparable: readonly NotComparable[];
  readonly missing: readonly { readonly code: string; readonly sheets: number }[];
  readonly basis: {
    readonly concluded: Version;
    readonly under: Version;
    readonly inputs: readonly BasisInput[] | ManyInputs;
  };
}

const held = z.strictObject({ grade: z.string(), total: exact.nullable(), rank: z.int().nullable() });

const moved = z
  .strictObject({
    count: z.int(),
    items: z.array(
      z.strictObject({
        subjectId: id,
        name: z.string(),
        from: held,
        to: held.nullable().meta({ description: 'null：不是另一版本的对象。null: it is no subject of that version.' }),
        missed: z.array(z.strictObject({ grade: z.string(), unmet: z.array(z.string()) })),
      }),
    ),
  })
  .meta({ description: '个数，和其中前 1,000 个。How many, and the first thousand of them.' });

const version = z.strictObject({ programme: id, version: z.int(), rules: z.int(), roundCode: z.string() });

export const roundWhatIfAnswer: z.ZodType<RoundWhatIfAnswer> = z
  .strictObject({
    subjects: z.int(),
    gained: moved,
    lost: moved,
    changed: moved,
    same: z.int(),
    outside: z.int().meta({ description: '不是另一版本的对象。No subjects of the other version.' }),
    undecided: z.strictObject({ ties: z.int(), subjects: z.int() }).meta({
      description: '另一版本下须由人决定先后的并列。Ties that a person would decide under the other version.',
    }),
    notComparable: z
      .array(z.strictObject({ code: z.string(), why: z.enum(['notAsked', 'otherKind', 'unused']) }))
      .meta({
        description:
          '不可比的指标：本轮没有考评、类型不同、另一版本不用。Indicators that were not asked, are of another kind, or are not used.',
      }),
    missing: z.array(z.strictObject({ code: z.string(), sheets: z.int() })).meta({
      description: '另一版本读不到其结果的评分表张数。Sheets without a value that the other version can read.',
    }),
    basis: z.strictObject({
      concluded: version,
      under: version,
      inputs: z.union([
        z.array(z.strictObject({ stream: z.string(), revision: z.string() })),
        z.strictObject({ count: z.int(), sha256, fileId: id.exactOptional() }),
      ]),
    }),
  })
  .meta({ id: 'RoundWhatIf' });
