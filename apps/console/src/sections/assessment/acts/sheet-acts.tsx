import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../../api/client.js';
import {
  Act,
  FilesField,
  PersonChoice,
  SubjectChoice,
  type StoredFile,
  ReasonFields,
  type ReasonValues,
} from '../../../shapes/index.js';
import type { Standard } from '../../../standard/definition.js';
import { useLanguage } from '../../../words/words.js';
import type { Sheet } from '../filing/filing.js';
import { useActs } from '../../../standard/use-acts.js';
import { idKey } from './keys.js';
import { CorrectAct } from './correct-act.js';
import { ExternalAct } from './external-act.js';

export interface SheetActProps {
  readonly sheet: Sheet;
  readonly standard: Standard;
}

/** The acts on the sheet as a whole; those on one of its parts stand beside the part. */
export function SheetActs(props: SheetActProps): ReactNode {
  const { sheet, standard } = props;
  const { t } = useTranslation('assessment');
  const acts = useActs(sheet.may);
  const { id } = sheet;
  const samples = standard.rounds.some(({ code, sampling }) => code === sheet.roundCode && sampling !== undefined);
  return (
    <>
      {acts.can('appointAssessor') ? (
        <Act<{ personId: string }>
          label={t('act.appoint')}
          {...acts.of('appointAssessor')}
          send={({ personId }, key) =>
            done(api.POST('/api/assessments/v1/sheets/{id}/assessors', { ...idKey(id, key), body: { personId } }))
          }
        >
          <Form.Item name="personId" label={t('ask.assessor')} rules={[{ required: true }]}>
            <PersonChoice />
          </Form.Item>
        </Act>
      ) : null}
      {acts.can('samplePoints') && samples ? (
        <Act<{ households?: number }>
          label={t('act.sample')}
          {...acts.of('samplePoints')}
          consequence={t('ask.sampleAbout')}
          send={({ households }, key) =>
            done(
              api.POST('/api/assessments/v1/sheets/{id}/sample', {
                ...idKey(id, key),
                body: households === undefined ? {} : { households },
              }),
            )
          }
        >
          <Form.Item name="households" label={t('ask.households')}>
            <InputNumber min={1} precision={0} style={{ width: 160 }} />
          </Form.Item>
        </Act>
      ) : null}
      {acts.can('recordFinding') ? <FindingAct {...props} /> : null}
      {acts.can('recordAdjustment') && standard.adjustments.length > 0 ? <AdjustmentAct {...props} /> : null}
      {acts.can('proposeExternalResult') && takesExternal(props) ? <ExternalAct {...props} /> : null}
      {acts.can('proposeFalsification') ? (
        <Act<{ what: string; grounds: { code: string; text?: string } }>
          label={t('act.falsification')}
          danger
          {...acts.of('proposeFalsification')}
          consequence={t('ask.twoPeople')}
          send={(values, key) =>
            done(api.POST('/api/assessments/v1/sheets/{id}/falsifications', { ...idKey(id, key), body: values }))
          }
        >
          <Form.Item name="what" label={t('ask.falsified')} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
          <ReasonFields name={['grounds']} codes={['forged', 'notSo', 'other']} />
        </Act>
      ) : null}
      {acts.can('standAside') ? (
        <Act<ReasonValues>
          label={t('act.standAside')}
          {...acts.of('standAside')}
          send={({ reason }, key) =>
            done(api.POST('/api/assessments/v1/sheets/{id}/avoidances', { ...idKey(id, key), body: { reason } }))
          }
        >
          <ReasonFields codes={['relative', 'other']} />
        </Act>
      ) : null}
      {acts.can('correct') ? <CorrectAct {...props} /> : null}
      {acts.can('reopen') ? (
        <Act<ReasonValues>
          label={t('act.reopen')}
          {...acts.of('reopen')}
          consequence={t('ask.reopenAbout')}
          send={({ reason }, key) =>
            done(api.POST('/api/assessments/v1/sheets/{id}/reopening', { ...idKey(id, key), body: { reason } }))
          }
        >
          <ReasonFields codes={['error', 'miscounted', 'other']} />
        </Act>
      ) : null}
    </>
  );
}

/** An external round, or indicators that another authority tells. */
function takesExternal({ sheet }: SheetActProps): boolean {
  return sheet.kind === 'external' || sheet.asked.some(({ toldBy }) => toldBy === 'external');
}

interface FindingValues {
  readonly what: string;
  readonly indicator?: string;
  readonly serious?: boolean;
  readonly putRightOnTheSpot?: boolean;
  readonly pointId?: string;
  readonly files?: readonly StoredFile[];
}

function FindingAct({ sheet }: SheetActProps): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const acts = useActs(sheet.may);
  return (
    <Act<FindingValues>
      label={t('act.finding')}
      {...acts.of('recordFinding')}
      send={({ files = [], serious = false, putRightOnTheSpot = false, ...values }, key) =>
        done(
          api.POST('/api/assessments/v1/sheets/{id}/findings', {
            ...idKey(sheet.id, key),
            body: { ...values, serious, putRightOnTheSpot, fileIds: files.map((file) => file.id) },
          }),
        )
      }
    >
      <Form.Item name="what" label={t('ask.what')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="indicator" label={t('ask.ofIndicator')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={sheet.asked.map(({ code, names }) => ({ value: code, label: names[language] }))}
        />
      </Form.Item>
      <Form.Item name="pointId" label={t('ask.point')}>
        <SubjectChoice within={sheet.subject.division.id} allowClear />
      </Form.Item>
      <Form.Item name="serious" valuePropName="checked">
        <Checkbox>{t('ask.serious')}</Checkbox>
      </Form.Item>
      <Form.Item name="putRightOnTheSpot" valuePropName="checked">
        <Checkbox>{t('ask.onTheSpot')}</Checkbox>
      </Form.Item>
      <Form.Item name="files" label={t('ask.photos')}>
        <FilesField context="assessments" />
      </Form.Item>
    </Act>
  );
}

interface AdjustmentValues extends ReasonValues {
  readonly code: string;
  readonly times: number;
  readonly files?: readonly StoredFile[];
}

function AdjustmentAct({ sheet, standard }: SheetActProps): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useLanguage();
  const acts = useActs(sheet.may);
  return (
    <Act<AdjustmentValues>
      label={t('act.adjust')}
      {...acts.of('recordAdjustment')}
      initial={{ times: 1 }}
      send={({ files = [], ...values }, key) =>
        done(
          api.POST('/api/assessments/v1/sheets/{id}/adjustments', {
            ...idKey(sheet.id, key),
            body: { ...values, fileIds: files.map((file) => file.id) },
          }),
        )
      }
    >
      <Form.Item name="code" label={t('ask.adjustment')} rules={[{ required: true }]}>
        <Select options={standard.adjustments.map(({ code, names }) => ({ value: code, label: names[language] }))} />
      </Form.Item>
      <Form.Item name="times" label={t('ask.times')} rules={[{ required: true }]}>
        <InputNumber min={1} max={1000} precision={0} />
      </Form.Item>
      <ReasonFields codes={['other', 'error']} />
      <Form.Item name="files" label={t('ask.files')}>
        <FilesField context="assessments" />
      </Form.Item>
    </Act>
  );
}
