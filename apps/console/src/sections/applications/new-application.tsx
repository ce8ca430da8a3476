import { Form, Input, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api, done, queries, type Body } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import {
  Act,
  Chip,
  CodeChoice,
  filled,
  LateEntryFields,
  ProgrammeChoice,
  SubjectChoice,
  Unread,
  useCodeWords,
  useDefinitionsRead,
} from '../../shapes/index.js';
import { useSpeech } from '../../standard/use-speech.js';
import { RuleWords } from '../programmes/rule-words.js';
import { declaredOf, toDeclare, type DeclaredAsked } from './declared.js';

type Filed = Body<'/api/assessments/v1/applications'>;
interface Asked extends Omit<Filed, 'declared'> {
  readonly declared?: DeclaredAsked;
}

/** 申报: what the programme asks is shown as the form is filled, and whether the subject is blocked. */
export function NewApplication(): ReactNode {
  const { t } = useTranslation('applications');
  const say = useCodeWords();
  const may = useMay();
  const navigate = useNavigate();
  if (!may('application.file', 'application.recommend')) return null;
  return (
    <Act<Asked>
      label={t('new')}
      primary
      wide
      initial={{ filedBy: 'self' }}
      send={async ({ declared, ...asked }, key) => {
        const told = declaredOf(declared ?? {});
        const made = await done(
          api.POST('/api/assessments/v1/applications', {
            params: { header: { 'Idempotency-Key': key } },
            body: { ...filled(asked), ...(Object.keys(told).length === 0 ? {} : { declared: told }) },
          }),
        );
        void navigate(`/applications/${made.id}`);
      }}
    >
      {(form) => (
        <>
          <Form.Item name="programmeId" label={t('programme')} rules={[{ required: true }]}>
            <ProgrammeChoice />
          </Form.Item>
          <Form.Item name="subjectId" label={t('subject')} rules={[{ required: true }]}>
            <SubjectChoice />
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => (
              <Asks
                programme={form.getFieldValue('programmeId') as string | undefined}
                subject={form.getFieldValue('subjectId') as string | undefined}
              />
            )}
          </Form.Item>
          <Form.Item name="filedBy" label={t('filedBy')} rules={[{ required: true }]}>
            <CodeChoice
              codes={['self', 'organisation', 'public']}
              inWords={(code) => say('applicationFiledBy', code)}
            />
          </Form.Item>
          <Form.Item name="statement" label={t('statement')}>
            <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={4000} />
          </Form.Item>
          <LateEntryFields />
        </>
      )}
    </Act>
  );
}

/** The conditions of the programme, what has to be declared for them, and the gate of the subject. */
function Asks({
  programme,
  subject,
}: {
  readonly programme: string | undefined;
  readonly subject: string | undefined;
}): ReactNode {
  const { t } = useTranslation('applications');
  const { t: rules } = useTranslation('programmes');
  const speech = useSpeech();
  const { language } = speech;
  const { definitions, reads } = useDefinitionsRead(programme === undefined ? [] : [programme]);
  const definition = definitions.get(programme ?? '');
  if (definition === undefined) return programme === undefined ? null : <Unread reads={reads} />;
  const { application } = definition;
  if (application === undefined) return <p role="alert">{t('takesNone')}</p>;
  const words = new RuleWords(rules, speech, definition);
  return (
    <>
      {subject === undefined || programme === undefined ? null : <Gate subject={subject} programme={programme} />}
      {application.conditions.length === 0 ? null : (
        <>
          <h3>{t('conditions')}</h3>
          <ul>
            {application.conditions.map((condition, index) => (
              <li key={`${condition.kind}-${index}`}>{words.condition(condition)}</li>
            ))}
          </ul>
        </>
      )}
      {toDeclare(definition).map(({ code, names, kind }) => (
        <Form.Item key={code} label={names[language]} required>
          {kind === 'yesNo' ? (
            <Form.Item name={['declared', code, 'yes']} rules={[{ required: true }]} noStyle>
              <Radio.Group
                aria-label={names[language]}
                options={[
                  { value: true, label: t('yes') },
                  { value: false, label: t('no') },
                ]}
              />
            </Form.Item>
          ) : kind === 'rate' ? (
            <>
              <Form.Item name={['declared', code, 'n']} rules={[{ required: true }]} noStyle>
                <InputNumber aria-label={`${names[language]} ${t('numerator')}`} stringMode />
              </Form.Item>
              {' / '}
              <Form.Item name={['declared', code, 'd']} rules={[{ required: true }]} noStyle>
                <InputNumber aria-label={`${names[language]} ${t('denominator')}`} stringMode />
              </Form.Item>
            </>
          ) : (
            <Form.Item name={['declared', code, 'value']} rules={[{ required: true }]} noStyle>
              <InputNumber aria-label={names[language]} stringMode />
            </Form.Item>
          )}
        </Form.Item>
      ))}
    </>
  );
}

/** Whether the subject may apply now, and what blocks it. */
export function Gate({ subject, programme }: { readonly subject: string; readonly programme: string }): ReactNode {
  const { t } = useTranslation('applications');
  const say = useCodeWords();
  const { data } = queries.useQuery(
    'get',
    '/api/assessments/v1/subjects/{id}/gate/{programmeId}',
    { params: { path: { id: subject, programmeId: programme } } },
    { retry: false },
  );
  if (data === undefined) return null;
  const holding = data.blocked.filter((removal) => !data.lifted.includes(removal));
  return (
    <p role={data.status === 'blocked' ? 'alert' : undefined}>
      <Chip tone={data.status === 'blocked' ? 'late' : 'ok'}>{say('gateStatus', data.status)}</Chip>{' '}
      {data.application === null ? null : <Link to={`/applications/${data.application}`}>{t('runningOne')}</Link>}{' '}
      {holding.length === 0 ? null : (
        <>
          {t('blockedBy', { count: holding.length })}{' '}
          {holding.map((removal) => (
            <Link key={removal} to={`/follow-ups?removalId=${removal}`}>
              {t('lookAtFollowUp')}
            </Link>
          ))}
        </>
      )}
    </p>
  );
}
