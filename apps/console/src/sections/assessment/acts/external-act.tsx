import { Button, Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../../api/client.js';
import { Act, FilesField, type StoredFile } from '../../../shapes/index.js';
import { useLanguage } from '../../../words/words.js';
import { useActs } from '../../../standard/use-acts.js';
import { EntriesField, valuesIn, type Entries } from './entries-field.js';
import { idKey } from './keys.js';
import type { SheetActProps } from './sheet-acts.js';

interface ExternalValues {
  readonly entries?: Entries;
  readonly grade?: string;
  readonly documentNumber: string;
  readonly document: readonly StoredFile[];
  readonly findings?: readonly { readonly what: string; readonly serious?: boolean }[];
}

/** What another authority found, entered by one and confirmed by another person. */
export function ExternalAct({ sheet, standard }: SheetActProps): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const acts = useActs(sheet.may);
  const whole = sheet.kind === 'external';
  const indicators = sheet.asked.flatMap(({ code, toldBy }) => {
    const indicator = standard.indicators.get(code);
    if (indicator === undefined || toldBy === 'facts') return [];
    return whole || toldBy === 'external' ? [indicator] : [];
  });
  const grades = standard.grading?.grades ?? [];
  return (
    <Act<ExternalValues>
      label={t('act.external')}
      wide
      {...acts.of('proposeExternalResult')}
      consequence={t('ask.twoPeople')}
      send={({ entries = {}, grade, documentNumber, document, findings = [] }, key) => {
        const file = document[0];
        return done(
          api.POST('/api/assessments/v1/sheets/{id}/external-results', {
            ...idKey(sheet.id, key),
            body: {
              values: valuesIn(indicators, entries, sheet.period),
              ...(grade === undefined ? {} : { grade }),
              documentNumber,
              ...(file === undefined ? {} : { documentFileId: file.id }),
              findings: findings.map(({ what, serious = false }) => ({
                what,
                serious,
                putRightOnTheSpot: false,
                fileIds: [],
              })),
            },
          }),
        );
      }}
    >
      <Form.Item name="documentNumber" label={t('ask.documentNumber')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="document" label={t('ask.document')} rules={[{ required: true }]}>
        <FilesField context="assessments" most={1} />
      </Form.Item>
      {whole && grades.length > 0 ? (
        <Form.Item name="grade" label={t('ask.grade')}>
          <Select
            allowClear
            options={[
              ...grades.map(({ code, names }) => ({ value: code, label: names[language] })),
              { value: 'none', label: t('ask.noGrade') },
            ]}
          />
        </Form.Item>
      ) : null}
      {indicators.length === 0 ? null : (
        <Form.Item name="entries" label={t('ask.values')}>
          <EntriesField indicators={indicators} period={sheet.period} ofClass={sheet.subject.class} />
        </Form.Item>
      )}
      <Form.List name="findings">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="finding-fields">
                <Form.Item name={[name, 'what']} label={t('ask.what')} rules={[{ required: true, whitespace: true }]}>
                  <Input.TextArea rows={2} maxLength={2000} />
                </Form.Item>
                <Form.Item name={[name, 'serious']} valuePropName="checked">
                  <Checkbox>{t('ask.serious')}</Checkbox>
                </Form.Item>
                <Button type="link" onClick={() => remove(name)}>
                  {t('ask.removeFinding')}
                </Button>
              </div>
            ))}
            <Button onClick={() => add()}>{t('ask.addFinding')}</Button>
          </>
        )}
      </Form.List>
    </Act>
  );
}
