import { Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../../api/client.js';
import {
  ActDialog,
  CodeChoice,
  DayField,
  FilesField,
  LateEntryFields,
  type StoredFile,
  today,
} from '../../../shapes/index.js';
import { useLanguage } from '../../../words/words.js';
import { UnitField, useUnits } from '../fields/unit-field.js';
import { lastSubmission, type Submission, type Task } from '../task-record.js';
import { inLanguage } from '../task-words.js';
import { useIndicators } from '../use-indicators.js';
import { about, type UnitDialogProps } from './dialog.js';
import { submissionOf, type SubmissionAsked } from './submission.js';

export function SubmitDialog({ task, close, recorded }: UnitDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  const units = useUnits(task, recorded);
  const first = units[0];
  const before = lastSubmission(task);
  const label = before === undefined ? t('acts.submit') : t('acts.submitAgain');
  return (
    <ActDialog<SubmissionAsked>
      label={label}
      title={`${label}${t('marks.colon')}${task.heading}`}
      said={t('acts.said')}
      wide
      close={close}
      initial={{
        ...(first === undefined ? {} : { unitId: first.unit.id }),
        keep: (before?.evidence ?? []).map(({ evidenceId }) => evidenceId),
      }}
      consequence={
        task.deliverables.length === 0
          ? undefined
          : `${t('facts.deliverables')}${t('marks.colon')}${task.deliverables.join(t('marks.semicolon'))}`
      }
      send={(asked, key) =>
        done(
          api.POST('/api/plans/v1/tasks/{id}/submissions', {
            params: about(task, key),
            body: submissionOf({ ...(first === undefined ? {} : { unitId: first.unit.id }), ...asked }, before),
          }),
        )
      }
    >
      <UnitField units={units} />
      <Form.Item
        name="files"
        label={t('ask.files')}
        dependencies={['keep']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_rule, files: readonly StoredFile[] | undefined) => {
              const kept = (getFieldValue('keep') as readonly string[] | undefined) ?? [];
              if ((files ?? []).length + kept.length === 0) throw new Error(t('ask.filesMissing'));
            },
          }),
        ]}
      >
        <FilesField context="plans" />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          ((getFieldValue('files') as readonly StoredFile[] | undefined) ?? []).map((file) => (
            <FileDetail key={file.id} file={file} task={task} before={before} />
          ))
        }
      </Form.Item>
      {before === undefined ? null : (
        <Form.Item name="keep" label={t('ask.keep')}>
          <Checkbox.Group
            options={before.evidence.map(({ evidenceId, fileName, note }) => ({
              value: evidenceId,
              label: [fileName, note].filter((part) => part !== null).join(' · '),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item name="statement" label={t('ask.statement')}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
      <LateEntryFields {...(recorded ? { forUnit: first?.unit.id ?? null } : {})} />
    </ActDialog>
  );
}

function FileDetail({
  file,
  task,
  before,
}: {
  readonly file: StoredFile;
  readonly task: Task;
  readonly before: Submission | undefined;
}): ReactNode {
  const { t } = useTranslation('tasks');
  const { language } = useLanguage();
  const kinds = new Map(
    useIndicators(task).flatMap(({ names, evidence }) =>
      evidence.map(
        (kind) => [kind.code, `${inLanguage(names, language)} · ${inLanguage(kind.names, language)}`] as const,
      ),
    ),
  );
  const at = (field: string): string[] => ['details', file.id, field];
  return (
    <fieldset className="lines">
      <legend>{file.name}</legend>
      <div className="line">
        <Form.Item name={at('note')} className="wide">
          <Input aria-label={`${file.name} ${t('ask.note')}`} placeholder={t('ask.note')} maxLength={1000} />
        </Form.Item>
        <Form.Item name={at('takenOn')}>
          <DayField aria-label={`${file.name} ${t('ask.takenOn')}`} placeholder={t('ask.takenOn')} latest={today()} />
        </Form.Item>
        <Form.Item name={at('place')}>
          <Input aria-label={`${file.name} ${t('ask.place')}`} placeholder={t('ask.place')} maxLength={200} />
        </Form.Item>
        {kinds.size === 0 ? null : (
          <Form.Item name={at('code')}>
            <CodeChoice
              aria-label={`${file.name} ${t('ask.code')}`}
              placeholder={t('ask.code')}
              codes={[...kinds.keys()]}
              inWords={(code) => kinds.get(code) ?? code}
              allowClear
            />
          </Form.Item>
        )}
        {before === undefined ? null : (
          <Form.Item name={at('evidenceId')}>
            <CodeChoice
              aria-label={`${file.name} ${t('ask.replaces')}`}
              placeholder={t('ask.replaces')}
              codes={before.evidence.map(({ evidenceId }) => evidenceId)}
              inWords={(id) => before.evidence.find(({ evidenceId }) => evidenceId === id)?.fileName ?? id}
              allowClear
            />
          </Form.Item>
        )}
      </div>
    </fieldset>
  );
}
