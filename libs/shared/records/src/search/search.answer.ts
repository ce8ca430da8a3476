import type { FindableText } from '@gongjian/shared-kernel';
import { z } from 'zod';
import { id } from '../answers.js';

const TEXT_KINDS = [
  'number',
  'reference',
  'plaque',
  'code',
  'name',
  'indicator',
  'period',
  'file',
] as const satisfies readonly FoundText['kind'][];

type Range = readonly [start: number, end: number];

/** What a record was found by. */
export interface FoundText {
  readonly kind: FindableText['kind'] | 'file';
  readonly text: string;
  readonly matched: readonly Range[];
}

export interface SearchItem<Kind extends string> {
  readonly kind: Kind;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly matched: readonly Range[];
  readonly found: FoundText | null;
  readonly leadsTo: Readonly<Record<string, string>>;
}

export interface SearchAnswer<Kind extends string> {
  readonly items: readonly SearchItem<Kind>[];
  readonly more: boolean;
  readonly unfinished: readonly Kind[];
}

/** @param name of the schema of an item in the API document */
export function searchAnswer<const Kinds extends readonly [string, ...string[]]>(name: string, kinds: Kinds) {
  const matched = z.array(z.tuple([z.int(), z.int()])).meta({
    description: '所查的字在其中的起止位置（UTF-16）。Where it stands in it, [start, end) in UTF-16 units.',
  });
  const item = z
    .strictObject({
      kind: z.enum(kinds),
      id,
      title: z.string(),
      subtitle: z.string().nullable().meta({ description: '所属的单位或区划。The unit or division it belongs to.' }),
      matched,
      found: z
        .strictObject({ kind: z.enum(TEXT_KINDS), text: z.string(), matched })
        .nullable()
        .meta({ description: '不由标题查到时，由什么查到。By what it was found, where not by its title.' }),
      leadsTo: z.record(z.string(), id).meta({
        description:
          '相关记录的编号；由文件名查到的，其文件的编号。Records beside it; the file, where it was found by its name.',
      }),
    })
    .meta({ id: name });
  return z
    .strictObject({
      items: z.array(item),
      more: z.boolean().meta({ description: '还有更多，请缩小范围。There are more, or may be: ask for less.' }),
      unfinished: z.array(z.enum(kinds)).meta({
        description: '未在时限内查完的种类，可再查一次。Kinds whose time ran out: ask again.',
      }),
    })
    .meta({ id: `${name}s` });
}
