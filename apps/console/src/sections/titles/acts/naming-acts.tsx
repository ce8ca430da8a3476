import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Body } from '../../../api/client.js';
import { Act, filled, LateEntryFields, PersonChoice, ReasonFields } from '../../../shapes/index.js';
import { TextItem, useActButton } from '../act-form.js';
import { pinnedOf, sendAct, type ActProps } from '../title.js';

type SignValues = Omit<Body<'/api/awards/v1/titles/{id}/naming-signatures'>, 'slateId'>;

export function SignNaming({ title, offered, names }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  const { readiness } = title;
  if (readiness === null) return null;
  const { ready, signature } = readiness;
  return (
    <Act<SignValues>
      {...button}
      consequence={t(signature === null ? 'act.firstOfTwo' : 'act.secondNames', {
        subject: title.subject.name,
        title: names.title(pinnedOf(title)),
        grade: names.grade(pinnedOf(title), ready.grade),
      })}
      initial={{
        ...(signature === null ? {} : { documentNumber: signature.documentNumber }),
        ...(signature?.minutesNumber ? { minutesNumber: signature.minutesNumber } : {}),
      }}
      send={(values, key) =>
        sendAct(
          '/api/awards/v1/titles/{id}/naming-signatures',
          title.id,
          { ...filled(values), slateId: ready.slateId },
          key,
        )
      }
    >
      <TextItem name="documentNumber" label={t('field.documentNumber')} required />
      <TextItem name="minutesNumber" label={t('field.minutesNumber')} />
      <LateEntryFields />
    </Act>
  );
}

export function ConferTitle({ title, offered, names }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  const withPlaque = names.withPlaque(pinnedOf(title));
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/conferral'>>
      {...button}
      initial={title.plaque?.number ? { plaqueNumber: title.plaque.number } : {}}
      send={(values, key) => sendAct('/api/awards/v1/titles/{id}/conferral', title.id, filled(values), key)}
    >
      {withPlaque ? <TextItem name="plaqueNumber" label={t('column.plaque')} required most={40} /> : null}
      <TextItem name="place" label={t('field.place')} most={200} />
      <Form.Item name="handedByPersonId" label={t('field.handedBy')}>
        <PersonChoice allowClear />
      </Form.Item>
      <LateEntryFields />
    </Act>
  );
}

type Late = Pick<Body<'/api/awards/v1/titles/{id}/import/confirmation'>, 'lateEntry'>;
type Declined = Pick<Body<'/api/awards/v1/titles/{id}/import/refusal'>, 'reason'>;

export function ConfirmImport({ title, offered }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  const { importing } = title;
  if (importing === null) return null;
  const { importId } = importing;
  return (
    <>
      <Act<Declined>
        label={t(offered.refused === null ? 'act.disagree' : 'act.takeBack')}
        title={t('act.declineImport')}
        send={(values, key) =>
          sendAct('/api/awards/v1/titles/{id}/import/refusal', title.id, { ...values, importId }, key)
        }
      >
        <ReasonFields />
      </Act>
      <Act<Late>
        {...button}
        consequence={t('act.confirmImportConsequence')}
        send={(values, key) =>
          sendAct('/api/awards/v1/titles/{id}/import/confirmation', title.id, { ...filled(values), importId }, key)
        }
      >
        <LateEntryFields />
      </Act>
    </>
  );
}

export function ConfirmRecognition({ title, offered }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  const { recognising } = title;
  if (recognising === null) return null;
  return (
    <Act
      {...button}
      consequence={t('act.confirmRecognitionConsequence', { predecessor: recognising.predecessor.name })}
      send={(_, key) =>
        sendAct(
          '/api/awards/v1/titles/{id}/recognition/confirmation',
          title.id,
          { recognitionId: recognising.recognitionId },
          key,
        )
      }
    />
  );
}
