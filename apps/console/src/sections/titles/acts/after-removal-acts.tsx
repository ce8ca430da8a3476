import { Checkbox, Form, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Body } from '../../../api/client.js';
import {
  Act,
  filled,
  LateEntryFields,
  PersonChoice,
  ReasonFields,
  useCodeWords,
  type StoredFile,
} from '../../../shapes/index.js';
import { FilesItem, LongTextItem, TextItem, useActButton, WayItem } from '../act-form.js';
import { sendAct, standingRemoval, type ActProps } from '../title.js';

const CHANNELS = ['web', 'board', 'newspaper'] as const;
const MOST_FILES = 20;

/** Of the removal the page shows, so that a later one is never acted on by mistake. */
function removalOf({ title }: ActProps): { readonly removalId?: string } {
  const removalId = standingRemoval(title)?.removed.removalId;
  return removalId === undefined ? {} : { removalId };
}

type SignedValues = Pick<
  Body<'/api/awards/v1/titles/{id}/signed-document'>,
  'documentNumber' | 'signerPersonId' | 'lateEntry'
> & { readonly files: readonly StoredFile[] };

export function RecordSignedDocument(props: ActProps): ReactNode {
  const { title, offered } = props;
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  const known = standingRemoval(title)?.removed.documentNumber;
  return (
    <Act<SignedValues>
      {...button}
      initial={known ? { documentNumber: known } : {}}
      send={({ files, ...values }, key) =>
        sendAct(
          '/api/awards/v1/titles/{id}/signed-document',
          title.id,
          { ...filled(values), ...removalOf(props), documentFileId: files[0]?.id ?? '' },
          key,
        )
      }
    >
      <TextItem name="documentNumber" label={t('field.documentNumber')} required />
      <FilesItem name="files" label={t('field.signedCopy')} most={1} required />
      <Form.Item name="signerPersonId" label={t('field.signer')} rules={[{ required: true }]}>
        <PersonChoice />
      </Form.Item>
      <LateEntryFields />
    </Act>
  );
}

export function ServeRemoval(props: ActProps): ReactNode {
  const { title, offered } = props;
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/service'>>
      {...button}
      consequence={t('act.serveConsequence')}
      send={(values, key) =>
        sendAct('/api/awards/v1/titles/{id}/service', title.id, { ...filled(values), ...removalOf(props) }, key)
      }
    >
      <WayItem />
      <LateEntryFields />
    </Act>
  );
}

export function PublishRemoval(props: ActProps): ReactNode {
  const { title, offered } = props;
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const button = useActButton(offered);
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/publication'>>
      {...button}
      initial={{ channels: ['web'] }}
      send={(values, key) =>
        sendAct('/api/awards/v1/titles/{id}/publication', title.id, { ...filled(values), ...removalOf(props) }, key)
      }
    >
      <Form.Item name="channels" label={t('field.channels')} rules={[{ required: true, type: 'array' as const }]}>
        <Checkbox.Group
          options={CHANNELS.map((channel) => ({ value: channel, label: say('noticeChannel', channel) }))}
        />
      </Form.Item>
      <LateEntryFields />
    </Act>
  );
}

export function RecoverPlaque(props: ActProps): ReactNode {
  const { title, offered } = props;
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/plaque-recovery'>>
      {...button}
      consequence={t('act.recoverConsequence', { number: standingRemoval(title)?.removed.plaqueNumber ?? '' })}
      send={(values, key) =>
        sendAct('/api/awards/v1/titles/{id}/plaque-recovery', title.id, { ...filled(values), ...removalOf(props) }, key)
      }
    >
      <LateEntryFields />
    </Act>
  );
}

export function RecordPlaqueLost(props: ActProps): ReactNode {
  const { title, offered } = props;
  const button = useActButton(offered);
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/plaque-loss'>>
      {...button}
      send={(values, key) =>
        sendAct('/api/awards/v1/titles/{id}/plaque-loss', title.id, { ...filled(values), ...removalOf(props) }, key)
      }
    >
      <ReasonFields codes={['other']} />
      <LateEntryFields />
    </Act>
  );
}

export function WithdrawPrivileges(props: ActProps): ReactNode {
  const { title, offered } = props;
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/privileges'>>
      {...button}
      send={(values, key) =>
        sendAct('/api/awards/v1/titles/{id}/privileges', title.id, { ...filled(values), ...removalOf(props) }, key)
      }
    >
      <Form.Item
        name="which"
        label={t('field.privileges')}
        extra={t('field.privilegesHint')}
        rules={[{ required: true, type: 'array' as const }]}
      >
        <Select mode="tags" maxCount={20} open={false} suffixIcon={null} tokenSeparators={['、', '；', ';']} />
      </Form.Item>
      <LateEntryFields />
    </Act>
  );
}

export function FileRemoval(props: ActProps): ReactNode {
  const { title, offered } = props;
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/filing'>>
      {...button}
      send={(values, key) =>
        sendAct('/api/awards/v1/titles/{id}/filing', title.id, { ...filled(values), ...removalOf(props) }, key)
      }
    >
      <TextItem name="receipt" label={t('field.receipt')} required />
      <LateEntryFields />
    </Act>
  );
}

type AppealValues = Pick<Body<'/api/awards/v1/titles/{id}/appeals'>, 'text' | 'lateEntry'> & {
  readonly files?: readonly StoredFile[];
};

export function RecordAppeal(props: ActProps): ReactNode {
  const { title, offered } = props;
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  return (
    <Act<AppealValues>
      {...button}
      wide
      send={({ files = [], ...values }, key) =>
        sendAct(
          '/api/awards/v1/titles/{id}/appeals',
          title.id,
          { ...filled(values), ...removalOf(props), fileIds: files.map(({ id }) => id) },
          key,
        )
      }
    >
      <LongTextItem name="text" label={t('field.appeal')} />
      <FilesItem name="files" label={t('field.files')} most={MOST_FILES} />
      <LateEntryFields />
    </Act>
  );
}

const OUTCOMES = ['upheld', 'dismissed'] as const;

export function DecideAppeal(props: ActProps): ReactNode {
  const { title, offered } = props;
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const button = useActButton(offered);
  const appeal = standingRemoval(title)?.appeals.find(({ decided }) => decided === null)?.received;
  if (appeal === undefined) return null;
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/appeals/{appealId}/decision'>>
      {...button}
      wide
      consequence={
        <>
          {appeal.text === null ? null : <q className="said">{appeal.text}</q>}
          <p>{t('act.appealConsequence')}</p>
        </>
      }
      send={(values, key) =>
        sendAct(
          '/api/awards/v1/titles/{id}/appeals/{appealId}/decision',
          title.id,
          { ...filled(values), ...removalOf(props) },
          key,
          { appealId: appeal.appealId },
        )
      }
    >
      <Form.Item name="outcome" label={t('field.outcome')} rules={[{ required: true }]}>
        <Radio.Group options={OUTCOMES.map((code) => ({ value: code, label: say('objectionOutcome', code) }))} />
      </Form.Item>
      <LongTextItem name="findings" label={t('field.findings')} required />
      <LateEntryFields />
    </Act>
  );
}
