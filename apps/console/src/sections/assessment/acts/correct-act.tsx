import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../../api/client.js';
import { Act, ReasonFields, type ReasonValues } from '../../../shapes/index.js';
import type { Indicator } from '../../../standard/definition.js';
import { useLanguage } from '../../../words/words.js';
import { entryOf, type Entry, type FiledValue } from '../filing/entry.js';
import { ValueField } from '../filing/value-field.js';
import { valueOf } from '../score-rows.js';
import { useActs } from '../../../standard/use-acts.js';
import { valueIn } from './entries-field.js';
import { idKey } from './keys.js';
import type { SheetActProps } from './sheet-acts.js';

interface CorrectValues extends ReasonValues {
  readonly indicator: string;
  readonly entry: Entry;
}

/** Another value for one indicator, which a second person confirms. */
export function CorrectAct({ sheet, standard }: SheetActProps): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const acts = useActs(sheet.may);
  const indicators = sheet.asked.flatMap(({ code, toldBy }) => {
    const indicator = standard.indicators.get(code);
    return indicator === undefined || toldBy === 'facts' ? [] : [indicator];
  });
  return (
    <Act<CorrectValues>
      label={t('act.correct')}
      wide
      {...acts.of('correct')}
      consequence={t('ask.twoPeople')}
      send={({ indicator, entry, reason }, key) => {
        const chosen = standard.indicators.get(indicator);
        if (chosen === undefined) return Promise.resolve();
        return done(
          api.POST('/api/assessments/v1/sheets/{id}/corrections', {
            ...idKey(sheet.id, key),
            body: { indicator, value: valueIn(chosen, entry, sheet.period), reason },
          }),
        );
      }}
    >
      {(form) => (
        <>
          <Form.Item name="indicator" label={t('ask.indicator')} rules={[{ required: true }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={indicators.map(({ code, names }) => ({ value: code, label: names[language] }))}
              onChange={(code: string) => {
                const value = valueOf(sheet, code);
                form.setFieldValue('entry', value === undefined ? {} : entryOf(value as unknown as FiledValue));
              }}
            />
          </Form.Item>
          <Form.Item noStyle dependencies={['indicator']}>
            {({ getFieldValue }) => {
              const chosen = standard.indicators.get(String(getFieldValue('indicator')));
              return chosen === undefined ? null : (
                <Form.Item name="entry" label={t('ask.newValue')}>
                  <OneEntry indicator={chosen} period={sheet.period} />
                </Form.Item>
              );
            }}
          </Form.Item>
          <ReasonFields codes={['error', 'miscounted', 'typo', 'other']} />
        </>
      )}
    </Act>
  );
}

function OneEntry({
  indicator,
  period,
  value = {},
  onChange,
}: {
  readonly indicator: Indicator;
  readonly period: { readonly from: string; readonly to: string };
  readonly value?: Entry;
  readonly onChange?: (entry: Entry) => void;
}): ReactNode {
  return <ValueField indicator={indicator} period={period} entry={value} change={(entry) => onChange?.(entry)} />;
}
