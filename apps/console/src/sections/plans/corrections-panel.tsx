import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonInWords } from '../../records/reason-in-words.js';
import { api, done } from '../../api/client.js';
import { Act, Chip, DayField, Demands, Facts, Instant, Panel, PersonChoice, ReasonFields } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import type { Plan } from './codes.js';
import { reasonSent, type ReasonValue } from './fields.js';
import { useDueInWords } from './due-in-words.js';
import { OfficerName, People } from './officer.js';
import type { PlanActs } from './plan-acts.js';
import { eventCorrected, type CorrectionBody } from './plan-history.js';

type Done = Plan['corrections'][number];
type Proposal = NonNullable<Plan['proposal']>;
type Value = Proposal['correction']['value'] | Done['was'];

export function CorrectionsPanel({ plan, acts }: { readonly plan: Plan; readonly acts: PlanActs }): ReactNode {
  const { t } = useTranslation('plans');
  const { proposal, corrections } = plan;
  if (proposal === null && corrections.length === 0) return null;
  return (
    <Panel title={t('corrections.title')}>
      {proposal === null ? null : <Waiting plan={plan} proposal={proposal} acts={acts} />}
      <ul className="rows">
        {[...corrections].reverse().map((correction) => (
          <li key={correction.correctionId} className="pad plan-correction">
            <Correction plan={plan} of={correction} was={correction.was} />
            <small>
              <Instant at={correction.at} /> · {t('corrections.by')}
              <OfficerName officer={correction.proposedBy} />
              {correction.confirmedBy === null ? null : (
                <>
                  {' · '}
                  {t('corrections.confirmedBy')}
                  <OfficerName officer={correction.confirmedBy} />
                </>
              )}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface WaitingProps {
  readonly plan: Plan;
  readonly proposal: Proposal;
  readonly acts: PlanActs;
}

function Waiting({ plan, proposal, acts }: WaitingProps): ReactNode {
  const { t } = useTranslation('plans');
  const { language } = useLanguage();
  const path = { id: plan.id, correctionId: proposal.correctionId };
  const { proposedBy } = proposal;
  return (
    <div className="pad plan-correction">
      <Chip tone="soon">{t('corrections.waiting')}</Chip>
      <Correction plan={plan} of={proposal} was={null} />
      <small>
        {t('corrections.by')}
        <OfficerName officer={proposedBy} />
      </small>
      <div className="row-acts">
        {acts.decline ? (
          <Act<{ readonly reason: ReasonValue }>
            label={t('corrections.decline')}
            title={t('corrections.declineTitle')}
            send={({ reason }, key) =>
              done(
                api.POST('/api/plans/v1/plans/{id}/corrections/{correctionId}/decline', {
                  params: { path, header: { 'Idempotency-Key': key } },
                  body: { reason: reasonSent(reason) },
                }),
              )
            }
          >
            <ReasonFields codes={['typo', 'notFit', 'other']} explained={false} />
          </Act>
        ) : null}
        {acts.confirm === false ? null : (
          <Act
            primary
            label={t('corrections.confirm')}
            said={t('corrections.confirmed')}
            consequence={<Correction plan={plan} of={proposal} was={null} />}
            {...(acts.confirm === true ? {} : { disabled: acts.confirm[language] })}
            send={(_values, key) =>
              done(
                api.POST('/api/plans/v1/plans/{id}/corrections/{correctionId}/confirm', {
                  params: { path, header: { 'Idempotency-Key': key } },
                }),
              )
            }
          />
        )}
        {typeof acts.confirm === 'boolean' ? null : <small>{acts.confirm[language]}</small>}
      </div>
    </div>
  );
}

interface CorrectionProps {
  readonly plan: Plan;
  readonly of: Pick<Proposal, 'correction' | 'reason'>;
  readonly was: Value | null;
}

function Correction({ plan, of: { correction, reason }, was }: CorrectionProps): ReactNode {
  const { t } = useTranslation('plans');
  const item = 'itemId' in correction ? plan.items.find(({ itemId }) => itemId === correction.itemId) : undefined;
  const before = was ?? nowOf(plan, correction.field);
  return (
    <Facts
      of={[
        [t('corrections.field'), `${t(`corrections.fields.${correction.field}`)} ${item?.heading ?? ''}`],
        [t('corrections.was'), before === null ? null : <ValueShown plan={plan} value={before} />],
        [t('corrections.value'), <ValueShown key="value" plan={plan} value={correction.value} />],
        [t('fields.reason'), reasonInWords(reason)],
      ]}
    />
  );
}

function nowOf({ title, order }: Plan, field: Proposal['correction']['field']): Value | null {
  if (field === 'title') return title;
  if (order === null) return null;
  return field === 'number'
    ? order.number
    : field === 'issuedOn'
      ? order.issuedOn
      : field === 'signer'
        ? order.signer
        : null;
}

function ValueShown({ plan, value }: { readonly plan: Plan; readonly value: Value }): ReactNode {
  const { t } = useTranslation('plans');
  const dueInWords = useDueInWords(plan);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    if (value.length === 0) return t('corrections.nothing');
    if (isDemands(value)) return <Demands of={value} />;
    return value.map((one, index) => (
      <span key={index}>
        {index === 0 ? null : t('full')}
        {'personId' in one ? (
          <>
            {t(`personRole.${one.role}`)} <People people={[one]} />
          </>
        ) : (
          `${t(`role.${one.role}`)} ${one.unit?.name ?? one.text ?? ''}`
        )}
      </span>
    ));
  }
  return isOfficer(value) ? <OfficerName officer={value} /> : dueInWords(value);
}

type Demands = Extract<Value, readonly { readonly necessity: string }[]>;
type Listed = Extract<Value, readonly unknown[]>;

function isDemands(value: Listed): value is Demands {
  return value.some((one) => 'necessity' in one);
}

type Officer = NonNullable<Plan['order']>['signer'];

function isOfficer(value: Exclude<Value, string | readonly unknown[]>): value is Officer {
  return 'personId' in value;
}

const FIELDS = ['title', 'number', 'issuedOn', 'signer'] as const;

interface CorrectValues {
  readonly field: (typeof FIELDS)[number];
  readonly title: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly signer: string;
  readonly reason: ReasonValue;
}

function correctionOf({ field, ...values }: CorrectValues): CorrectionBody {
  return field === 'signer' ? { field, personId: values.signer } : { field, value: values[field] };
}

/** Proposes a correction of what an issued plan says of itself. */
export function CorrectPlan({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation('plans');
  const { order } = plan;
  return (
    <Act<CorrectValues>
      label={t('acts.correct')}
      title={t('acts.correctTitle')}
      consequence={t('acts.correctRule')}
      said={t('acts.corrected')}
      {...(plan.proposal === null ? {} : { disabled: t('acts.correctPending') })}
      initial={{
        field: 'title',
        title: plan.title,
        ...(order === null ? {} : { number: order.number, issuedOn: order.issuedOn, signer: order.signer.personId }),
      }}
      send={async (values, key) =>
        done(
          api.POST('/api/plans/v1/plans/{id}/corrections', {
            params: { path: { id: plan.id }, header: { 'Idempotency-Key': key } },
            body: {
              corrects: await eventCorrected(plan.id, values.field, null),
              correction: correctionOf(values),
              reason: reasonSent(values.reason),
            },
          }),
        )
      }
    >
      <CorrectFields />
    </Act>
  );
}

function CorrectFields(): ReactNode {
  const { t } = useTranslation('plans');
  const field = Form.useWatch<CorrectValues['field'] | undefined>('field');
  return (
    <>
      <Form.Item name="field" label={t('corrections.field')} rules={[{ required: true }]}>
        <Select options={FIELDS.map((each) => ({ value: each, label: t(`corrections.fields.${each}`) }))} />
      </Form.Item>
      {field === undefined ? null : (
        <Form.Item key={field} name={field} label={t('corrections.value')} rules={[{ required: true }]}>
          {field === 'issuedOn' ? (
            <DayField />
          ) : field === 'signer' ? (
            <PersonChoice />
          ) : (
            <Input maxLength={field === 'title' ? 200 : 60} />
          )}
        </Form.Item>
      )}
      <ReasonFields codes={['typo', 'wrongDay', 'other']} explained={false} />
    </>
  );
}
