import { Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ActDialog,
  CodeChoice,
  DayField,
  FilesField,
  LateEntryFields,
  today,
  type StoredFile,
} from '../../shapes/index.js';
import { submissionOf, type Submission, type SubmissionAsked, type SubmissionBody } from './submission.js';

export interface SubmitDialogProps {
  readonly label: string;
  readonly about: string;
  readonly before: Pick<Submission, 'evidence'> | undefined;
  /** Kinds of evidence the indicator asks for, where it names them. */
  readonly kinds?: ReadonlyMap<string, string>;
  readonly send: (body: SubmissionBody, key: string) => Promise<unknown>;
  readonly close: () => void;
}

/** 提交材料: new files, those of the submission before that still hold, and what is said with them. */
export function SubmitDialog({ label, about, before, kinds = new Map(), send, close }: SubmitDialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  return (
    <ActDialog<SubmissionAsked>
      label={label}
      title={`${label}：${about}`}
      said={t('said')}
      wide
      close={close}
      initial={{ keep: (before?.evidence ?? []).map(({ evidenceId }) => evidenceId) }}
      send={(asked, key) => send(submissionOf(asked, before), key)}
    >
      <Form.Item
        name="files"
        label={t('files')}
        dependencies={['keep']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_rule, files: readonly StoredFile[] | undefined) => {
              const kept = (getFieldValue('keep') as readonly string[] | undefined) ?? [];
              if ((files ?? []).length + kept.length === 0) throw new Error(t('filesMissing'));
            },
          }),
        ]}
      >
        <FilesField context="plans" />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          ((getFieldValue('files') as readonly StoredFile[] | undefined) ?? []).map((file) => (
            <PieceDetail key={file.id} file={file} kinds={kinds} />
          ))
        }
      </Form.Item>
      {before === undefined ? null : (
        <Form.Item name="keep" label={t('keep')}>
          <Checkbox.Group
            options={before.evidence.map(({ evidenceId, fileName, note }) => ({
              value: evidenceId,
              label: [fileName, note].filter((part) => part !== null).join(' · '),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item name="statement" label={t('statement')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
      </Form.Item>
      <LateEntryFields />
    </ActDialog>
  );
}

function PieceDetail({
  file,
  kinds,
}: {
  readonly file: StoredFile;
  readonly kinds: ReadonlyMap<string, string>;
}): ReactNode {
  const { t } = useTranslation('putRight');
  const at = (field: string): string[] => ['details', file.id, field];
  return (
    <fieldset className="piece-detail">
      <legend>{file.name}</legend>
      <div className="fields">
        <Form.Item name={at('note')} className="wide">
          <Input aria-label={`${file.name} ${t('note')}`} placeholder={t('note')} maxLength={1000} />
        </Form.Item>
        <Form.Item name={at('takenOn')}>
          <DayField aria-label={`${file.name} ${t('takenOn')}`} placeholder={t('takenOn')} latest={today()} />
        </Form.Item>
        <Form.Item name={at('place')}>
          <Input aria-label={`${file.name} ${t('place')}`} placeholder={t('place')} maxLength={200} />
        </Form.Item>
        {kinds.size === 0 ? null : (
          <Form.Item name={at('code')}>
            <CodeChoice
              aria-label={`${file.name} ${t('kindOfEvidence')}`}
              placeholder={t('kindOfEvidence')}
              codes={[...kinds.keys()]}
              inWords={(code) => kinds.get(code) ?? code}
              allowClear
            />
          </Form.Item>
        )}
      </div>
    </fieldset>
  );
}
