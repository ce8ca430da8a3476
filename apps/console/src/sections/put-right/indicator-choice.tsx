import type { ReactNode } from 'react';
import { ReadSelect, useDefinition, useDefinitions, useDefinitionsRead, type ChoiceProps } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { indicatorOf, indicatorsOf } from './indicators.js';

/** Among the indicators of the latest version of a programme. */
export function IndicatorChoice({
  programme,
  ...props
}: ChoiceProps & { readonly programme: string | undefined }): ReactNode {
  const { language } = useLanguage();
  const { definitions, reads } = useDefinitionsRead(programme === undefined ? [] : [programme]);
  const definition = definitions.get(programme ?? '');
  return (
    <ReadSelect<string>
      reads={programme === undefined ? [] : reads}
      showSearch={{ optionFilterProp: 'label' }}
      disabled={definition === undefined}
      options={(definition === undefined ? [] : indicatorsOf(definition)).map(({ code, names }) => ({
        value: code,
        label: names[language],
      }))}
      {...props}
    />
  );
}

/** Says indicators as the latest versions of their programmes name them. */
export function useIndicatorNames(programmes: readonly string[]): (programme: string, code: string) => string {
  const { language } = useLanguage();
  const definitions = useDefinitions(programmes);
  return (programme, code) => indicatorOf(definitions.get(programme), code)?.names[language] ?? code;
}

/** An indicator as the version of its programme names it. */
export function IndicatorName({
  programme,
  version,
  code,
}: {
  readonly programme: string;
  readonly version: number;
  readonly code: string;
}): ReactNode {
  const { language } = useLanguage();
  return indicatorOf(useDefinition(programme, version), code)?.names[language] ?? code;
}
