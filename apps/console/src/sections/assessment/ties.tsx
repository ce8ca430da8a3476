import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, queries } from '../../api/client.js';
import { Act, Panel, ReasonFields, type ReasonValues } from '../../shapes/index.js';
import { figure } from '../../standard/exact.js';
import { idKey } from './acts/keys.js';
import { Officer } from './officer.js';
import type { Round } from './round.page.js';
import { useActs } from '../../standard/use-acts.js';

/** Equal scores whose order a person decides, or lets stand. */
export function TiesPanel({ round }: { readonly round: Round }): ReactNode {
  const { t } = useTranslation('assessment');
  const acts = useActs(round.may);
  const { ties, decidedTies } = round;
  const sheets = queries.useQuery(
    'get',
    '/api/assessments/v1/sheets',
    { params: { query: { roundId: round.id, limit: '200' } } },
    { enabled: ties.length > 0 || decidedTies.length > 0 },
  );
  if (ties.length === 0 && decidedTies.length === 0) return null;
  const name = (id: string): string =>
    sheets.data?.items.find(({ subject }) => subject.id === id)?.subject.name ?? id.slice(0, 8);
  return (
    <Panel title={ties.length > 0 ? t('round.ties') : t('round.decided')}>
      <ul className="rows">
        {ties.map((tie) =>
          'subjectIds' in tie ? (
            <li key={tie.subjectIds.join()} className="work-row">
              <div>
                <span className="what">{tie.subjectIds.map(name).join(t('joint'))}</span>
                <small>{t('round.tie', { count: tie.subjectIds.length, total: totalOf(tie) })}</small>
              </div>
              {acts.can('decideTie') ? (
                <Act<ReasonValues & { order: readonly string[] }>
                  label={t('round.decideTie')}
                  primary
                  initial={{ order: tie.subjectIds }}
                  send={({ order, reason }, key) =>
                    done(
                      api.POST('/api/assessments/v1/rounds/{id}/ties', {
                        ...idKey(round.id, key),
                        body: { subjectIds: [...order], reason },
                      }),
                    )
                  }
                >
                  <Form.Item name="order" label={t('round.decideTie')}>
                    <OrderField name={name} />
                  </Form.Item>
                  <ReasonFields codes={['other', 'error']} />
                </Act>
              ) : null}
            </li>
          ) : (
            <li key={tie.sha256} className="work-row">
              <span className="what">{t('round.tiesMany', { count: tie.count, total: totalOf(tie) })}</span>
              {acts.can('decideTie') ? (
                <Act<ReasonValues>
                  label={t('round.together')}
                  primary
                  send={({ reason }, key) =>
                    done(
                      api.POST('/api/assessments/v1/rounds/{id}/ties', {
                        ...idKey(round.id, key),
                        body: { together: tie.sha256, reason },
                      }),
                    )
                  }
                >
                  <ReasonFields codes={['other', 'error']} />
                </Act>
              ) : null}
            </li>
          ),
        )}
        {decidedTies.map((tie) => (
          <li key={tie.at} className="work-row">
            <div>
              <span className="what">
                {tie.together === undefined
                  ? tie.subjectIds.map(name).join(' › ')
                  : t('round.tiesMany', { count: tie.together.count, total: '—' })}
              </span>
              <small>{tie.reason.text}</small>
            </div>
            <small>
              <Officer of={tie.by} />
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function totalOf(tie: Round['ties'][number]): string {
  return 'total' in tie ? figure(tie.total) : '—';
}

function OrderField({
  name,
  value = [],
  onChange,
}: {
  readonly name: (id: string) => string;
  readonly value?: readonly string[];
  readonly onChange?: (order: readonly string[]) => void;
}): ReactNode {
  const { t } = useTranslation('assessment');
  const swap = (index: number, other: number): void => {
    const order = [...value];
    const [one, two] = [order[index], order[other]];
    if (one === undefined || two === undefined) return;
    order[index] = two;
    order[other] = one;
    onChange?.(order);
  };
  return (
    <ol className="steps">
      {value.map((id, index) => (
        <li key={id}>
          {name(id)}{' '}
          <Button size="small" disabled={index === 0} onClick={() => swap(index, index - 1)}>
            {t('round.up')}
          </Button>{' '}
          <Button size="small" disabled={index === value.length - 1} onClick={() => swap(index, index + 1)}>
            {t('round.down')}
          </Button>
        </li>
      ))}
    </ol>
  );
}
