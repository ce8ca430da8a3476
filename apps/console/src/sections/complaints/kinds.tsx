import type { ReactNode } from 'react';
import { ReadSelect, useDefinitionsRead, type FieldRead } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';

export type KindOf = 'complaints' | 'incidents';

/** Kinds that the programmes take, by the names they give them. */
export function useKinds(of: KindOf): {
  readonly kinds: ReadonlyMap<string, string>;
  readonly reads: readonly FieldRead[];
} {
  const { language } = useLanguage();
  const { definitions, reads } = useDefinitionsRead();
  const kinds = [...definitions.values()].flatMap(({ facts }) =>
    of === 'incidents' ? (facts?.incidents ?? []) : (facts?.complaints?.kinds ?? []),
  );
  return { kinds: new Map(kinds.map(({ code, names }) => [code, names[language]] as const)), reads };
}

/** Says the name of a kind; until the programmes have been read there is none to say. */
export function useKindName(of: KindOf): (code: string) => string {
  const { kinds: names } = useKinds(of);
  return (code) => names.get(code) ?? (names.size === 0 ? '…' : code);
}

export interface KindsFieldProps {
  readonly of: KindOf;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly placeholder?: string;
  readonly allowClear?: boolean;
}

/** Several kinds. */
export function KindsField({
  of,
  value,
  onChange,
  ...props
}: KindsFieldProps & {
  readonly value?: readonly string[];
  readonly onChange?: (kinds: readonly string[]) => void;
}): ReactNode {
  const { kinds, reads } = useKinds(of);
  return (
    <ReadSelect<string[]>
      {...props}
      reads={reads}
      mode="multiple"
      value={[...(value ?? [])]}
      onChange={(chosen) => onChange?.(chosen)}
      showSearch={{ optionFilterProp: 'label' }}
      options={[...kinds].map(([code, label]) => ({ value: code, label }))}
      className="choice"
    />
  );
}

/** One kind. */
export function KindField({
  of,
  ...props
}: KindsFieldProps & {
  readonly value?: string;
  readonly onChange?: (kind: string) => void;
}): ReactNode {
  const { kinds, reads } = useKinds(of);
  return (
    <ReadSelect<string>
      {...props}
      reads={reads}
      showSearch={{ optionFilterProp: 'label' }}
      options={[...kinds].map(([code, label]) => ({ value: code, label }))}
      className="choice"
    />
  );
}
