import type { Sealed } from '@gongjian/shared-kernel';

/** A row as it is answered: personal values in clear, `null` where their key was destroyed. */
export type OpenedRow<Value> =
  Value extends Sealed<infer Clear>
    ? Clear | null
    : Value extends readonly (infer Element)[]
      ? readonly OpenedRow<Element>[]
      : Value extends object
        ? { readonly [Key in keyof Value]: OpenedRow<Value[Key]> }
        : Value;
