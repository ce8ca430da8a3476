import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../api/client.js';
import { ActDialog, MayActs, ReasonFields, useCodeWords, type ReasonValues } from '../../shapes/index.js';
import type { Retention } from './retention.page.js';

type Change = Body<'/api/audit/v1/retention/changes'>;

interface Proposed extends ReasonValues {
  readonly classes: Change['classes'];
  readonly documentNumber?: string;
}

const CODES = ['Y', 'D30', 'D10'] as const;

/** Proposed by one person, confirmed or declined by another. */
export function RetentionActs({ retention }: { readonly retention: Retention }): ReactNode {
  const { t } = useTranslation('audit');
  const { may, proposal } = retention;
  const of = (key: string) => ({
    path: { changeId: proposal?.changeId ?? '' },
    header: { 'Idempotency-Key': key },
  });
  return (
    <MayActs
      may={may}
      acts={[
        {
          act: 'propose',
          label: t('retention.propose'),
          dialog: (close) => <ProposeChange retention={retention} close={close} />,
        },
        {
          act: 'confirm',
          label: t('retention.confirm'),
          dialog: (close) => (
            <ActDialog
              label={t('retention.confirm')}
              close={close}
              consequence={t('retention.confirmAbout')}
              send={(_values, key) =>
                done(api.POST('/api/audit/v1/retention/changes/{changeId}/confirm', { params: of(key) }))
              }
            />
          ),
        },
        {
          act: 'decline',
          label: t('retention.decline'),
          grave: true,
          dialog: (close) => (
            <ActDialog<Body<'/api/audit/v1/retention/changes/{changeId}/decline'>>
              label={t('retention.decline')}
              close={close}
              danger
              send={(body, key) =>
                done(api.POST('/api/audit/v1/retention/changes/{changeId}/decline', { params: of(key), body }))
              }
            >
              <ReasonFields codes={['notNeeded', 'error', 'other']} />
            </ActDialog>
          ),
        },
      ]}
    />
  );
}

/** The whole schedule to be changed in place; what was changed is proposed. */
function ProposeChange({
  retention: { classes },
  close,
}: {
  readonly retention: Retention;
  readonly close: () => void;
}): ReactNode {
  const { t } = useTranslation('audit');
  return (
    <ActDialog<Proposed>
      label={t('retention.propose')}
      close={close}
      wide
      consequence={t('retention.proposeAbout')}
      said={t('retention.proposed')}
      initial={{ classes: classes.map((each) => ({ ...each })) }}
      send={({ classes: given, documentNumber, reason }, key) =>
        done(
          api.POST('/api/audit/v1/retention/changes', {
            params: { header: { 'Idempotency-Key': key } },
            body: {
              classes: changedOf(classes, given),
              documentNumber: documentNumber === undefined || documentNumber === '' ? null : documentNumber,
              reason,
            },
          }),
        )
      }
    >
      <ClassFields classes={classes} />
      <Form.Item name="documentNumber" label={t('retention.documentNumber')} extra={t('retention.documentNumberAbout')}>
        <Input maxLength={60} />
      </Form.Item>
      <ReasonFields codes={['approvedSchedule', 'error', 'other']} explained={false} />
    </ActDialog>
  );
}

type Classes = Retention['classes'];

function changedOf(before: Classes, given: Change['classes']): Change['classes'] {
  return given.filter(({ kind, code, basis }) => {
    const was = before.find((each) => each.kind === kind);
    return was?.code !== code || was.basis !== basis;
  });
}

function ClassFields({ classes }: { readonly classes: Classes }): ReactNode {
  const { t } = useTranslation('audit');
  const say = useCodeWords();
  return (
    <>
      <ul className="class-fields">
        {classes.map(({ kind }, index) => {
          const name = say('archived', kind);
          return (
            <li key={kind}>
              <span>{name}</span>
              <Form.Item name={['classes', index, 'kind']} hidden>
                <Input />
              </Form.Item>
              <Form.Item name={['classes', index, 'code']} rules={[{ required: true }]}>
                <Select
                  aria-label={t('retention.codeOf', { kind: name })}
                  options={CODES.map((value) => ({ value, label: say('retentionCode', value) }))}
                />
              </Form.Item>
              <Form.Item
                name={['classes', index, 'basis']}
                rules={[{ required: true, whitespace: true, message: t('retention.basisNeeded') }]}
              >
                <Input.TextArea aria-label={t('retention.basisOf', { kind: name })} autoSize maxLength={500} />
              </Form.Item>
            </li>
          );
        })}
      </ul>
      <Form.Item
        name="changed"
        rules={[
          ({ getFieldValue }) => ({
            validator: () =>
              changedOf(classes, getFieldValue('classes') as Change['classes']).length === 0
                ? Promise.reject(new Error(t('retention.nothingChanged')))
                : Promise.resolve(),
          }),
        ]}
      >
        <Nothing />
      </Form.Item>
    </>
  );
}

/** Holds what is said of all fields together. */
function Nothing(): ReactNode {
  return null;
}
