import { Form, Radio } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, done, type Body } from '../../api/client.js';
import {
  Act,
  DayField,
  filled,
  ProgrammeChoice,
  ReadSelect,
  SubjectChoice,
  today,
  useCodeWords,
  type StoredFile,
} from '../../shapes/index.js';
import { FilesItem, TextItem } from './act-form.js';
import { useAwardNames, useLatestVersion } from './award-names.js';

type Values = Omit<Body<'/api/awards/v1/titles/import'>, 'documentFileId' | 'version'> & {
  readonly files: readonly StoredFile[];
};

const AWARDED = ['own', 'outside'] as const;

/** A title of before this system, or of others, with the document that says so. A second person confirms it. */
export function ImportTitle(): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const navigate = useNavigate();
  const imported = useRef<string | null>(null);
  const [programme, setProgramme] = useState<string | undefined>();
  const { version, read } = useLatestVersion(programme);
  const pinned = programme === undefined || version === undefined ? [] : [{ programme, version }];
  const names = useAwardNames(pinned);
  const [of] = pinned;
  return (
    <Act<Values>
      label={t('act.import')}
      wide
      consequence={t('act.importConsequence')}
      initial={{ awardedBy: 'own' }}
      send={async ({ files, ...values }, key) => {
        const body = { ...filled(values), documentFileId: files[0]?.id ?? '' };
        const params = { header: { 'Idempotency-Key': key } };
        imported.current = (await done(api.POST('/api/awards/v1/titles/import', { params, body }))).id;
      }}
      after={() => {
        if (imported.current !== null) void navigate(`/titles/${imported.current}`);
      }}
    >
      {(form) => (
        <>
          <Form.Item name="subjectId" label={t('filter.subjectId')} rules={[{ required: true }]}>
            <SubjectChoice />
          </Form.Item>
          <Form.Item name="programmeId" label={t('filter.programmeId')} rules={[{ required: true }]}>
            <ProgrammeChoice
              onChange={(id) => {
                setProgramme(id);
                form.setFieldsValue({ programmeId: id });
              }}
            />
          </Form.Item>
          <Form.Item name="grade" label={t('column.grade')} rules={[{ required: true }]}>
            <ReadSelect
              reads={[read, ...names.reads]}
              disabled={of === undefined}
              options={
                of === undefined ? [] : names.grades(of).map((code) => ({ value: code, label: names.grade(of, code) }))
              }
            />
          </Form.Item>
          <Form.Item name="awardedBy" label={t('field.awardedBy')} rules={[{ required: true }]}>
            <Radio.Group options={AWARDED.map((code) => ({ value: code, label: say('awardedBy', code) }))} />
          </Form.Item>
          <TextItem name={['authority', 'zh']} label={t('field.authorityZh')} required most={100} />
          <TextItem name={['authority', 'en']} label={t('field.authorityEn')} required most={200} />
          <TextItem name="documentNumber" label={t('field.documentNumber')} required />
          <FilesItem name="files" label={t('field.document')} most={1} required />
          <Form.Item name="namedOn" label={t('field.namedOn')} rules={[{ required: true }]}>
            <DayField latest={today()} />
          </Form.Item>
          <Form.Item name="validUntil" label={t('field.validUntil')} extra={t('field.validUntilHint')}>
            <DayField />
          </Form.Item>
          <TextItem name="plaqueNumber" label={t('column.plaque')} most={40} />
        </>
      )}
    </Act>
  );
}
