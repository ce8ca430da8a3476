import { AutoComplete, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Body } from '../../../api/client.js';
import { Act, filled, LateEntryFields, ReasonFields, type StoredFile } from '../../../shapes/index.js';
import { FactsItem, FilesItem, LongTextItem, TextItem, useActButton, WayItem } from '../act-form.js';
import { openTrigger, pinnedOf, sendAct, type ActProps } from '../title.js';

export function ProposeRemoval({ title, offered, names }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  const trigger = openTrigger(title)?.raised;
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/removal-proposal'>>
      {...button}
      danger
      wide
      consequence={t('act.proposeConsequence')}
      initial={
        trigger === undefined ? {} : { clause: trigger.clause, factIds: trigger.grounds.map(({ factId }) => factId) }
      }
      send={(values, key) => sendAct('/api/awards/v1/titles/{id}/removal-proposal', title.id, filled(values), key)}
    >
      <FactsItem title={title} names={names} required />
      <Form.Item name="clause" label={t('field.clause')} rules={[{ required: true, whitespace: true }]}>
        <AutoComplete maxLength={100} options={names.clauses(pinnedOf(title)).map((clause) => ({ value: clause }))} />
      </Form.Item>
      <TextItem name="publishedClause" label={t('field.publishedClause')} most={100} />
      <LateEntryFields />
    </Act>
  );
}

export function WithdrawProposal({ title, offered }: ActProps): ReactNode {
  const button = useActButton(offered);
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/removal-proposal/withdrawal'>>
      {...button}
      send={(values, key) => sendAct('/api/awards/v1/titles/{id}/removal-proposal/withdrawal', title.id, values, key)}
    >
      <ReasonFields />
    </Act>
  );
}

export function TellSubject({ title, offered }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/told'>>
      {...button}
      consequence={t('act.tellConsequence')}
      send={(values, key) => sendAct('/api/awards/v1/titles/{id}/told', title.id, filled(values), key)}
    >
      <WayItem />
      <LateEntryFields />
    </Act>
  );
}

type Said = Omit<Body<'/api/awards/v1/titles/{id}/statements'>, 'fileIds'> & { readonly files?: readonly StoredFile[] };

export function RecordStatement({ title, offered }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  return (
    <Act<Said>
      {...button}
      wide
      send={({ files = [], ...values }, key) =>
        sendAct(
          '/api/awards/v1/titles/{id}/statements',
          title.id,
          { ...filled(values), fileIds: files.map(({ id }) => id) },
          key,
        )
      }
    >
      <LongTextItem name="text" label={t('field.statement')} />
      <FilesItem name="files" label={t('field.files')} most={20} />
      <LateEntryFields />
    </Act>
  );
}

export function AnswerStatement({ title, offered }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  const text = title.removalProcedure?.statement?.text ?? null;
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/statement-answer'>>
      {...button}
      wide
      consequence={text === null ? undefined : <q className="said">{text}</q>}
      send={(values, key) => sendAct('/api/awards/v1/titles/{id}/statement-answer', title.id, filled(values), key)}
    >
      <LongTextItem name="answer" label={t('field.answer')} required />
      <LateEntryFields />
    </Act>
  );
}

type SignValues = Omit<Body<'/api/awards/v1/titles/{id}/removal-signatures'>, 'documentFileId'> & {
  readonly files?: readonly StoredFile[];
};

export function SignRemoval({ title, offered, names }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  const signature = title.removalProcedure?.signature ?? null;
  return (
    <Act<SignValues>
      {...button}
      danger
      wide
      consequence={t(signature === null ? 'act.firstOfTwoRemoves' : 'act.secondRemoves', {
        subject: title.subject.name,
        title: names.title(pinnedOf(title)),
      })}
      initial={
        signature === null ? {} : { documentNumber: signature.documentNumber, minutesNumber: signature.minutesNumber }
      }
      send={({ files = [], ...values }, key) =>
        sendAct(
          '/api/awards/v1/titles/{id}/removal-signatures',
          title.id,
          { ...filled(values), ...(files[0] === undefined ? {} : { documentFileId: files[0].id }) },
          key,
        )
      }
    >
      <TextItem name="documentNumber" label={t('field.documentNumber')} required />
      <TextItem name="minutesNumber" label={t('field.minutesNumber')} required />
      <FilesItem name="files" label={t('field.signedCopy')} most={1} />
      <LateEntryFields />
    </Act>
  );
}
