import { Radio } from 'antd';
import type { ReactNode } from 'react';

/** Among the few who hold a part of the task. */
export function HolderChoice({
  holders,
  value,
  onChange,
}: {
  readonly holders: readonly { readonly id: string; readonly name: ReactNode }[];
  readonly value?: string;
  readonly onChange?: (id: string) => void;
}): ReactNode {
  return (
    <Radio.Group
      vertical
      value={value}
      onChange={({ target }) => onChange?.(target.value as string)}
      options={holders.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
