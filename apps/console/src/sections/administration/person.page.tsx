import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, queries, type Answer } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import {
  Act,
  Answered,
  Chip,
  DayField,
  Empty,
  Facts,
  Page,
  Panel,
  PastBanner,
  PersonName,
  RecordPanel,
  today,
  UnitChoice,
  usePast,
} from '../../shapes/index.js';
import { AuditorSeats } from './auditor-seats.js';
import { DayItem, orNull, ReasonItem, Span, TextItem } from './form-fields.js';
import { ActingAct, DelegateAct, GrantAct } from './role-acts.js';

type Person = Answer<'/api/directory/v1/people/{id}'>;

const HISTORY = '/api/directory/v1/people/{id}/history' as const;

export function PersonPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const query = queries.useQuery('get', '/api/directory/v1/people/{id}', {
    params: { path: { id }, query: past.query },
  });
  return <Answered query={query}>{(person) => <Shown person={person} past={past.past} />}</Answered>;
}

function Shown({ person, past }: { readonly person: Person; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('administration');
  const may = useMay();
  const registered = person.status === 'registered' && !past;
  const system = registered && may('directory.manage');
  const security = registered && may('role.grant');
  const audit = registered && may('seat.give');
  return (
    <Page
      title={person.name ?? t('hidden')}
      crumbs={[{ to: '/administration/people', text: t('people') }]}
      chips={person.posts.map(({ id, unit, title }) => (
        <Chip key={id}>
          {unit.name} {title}
        </Chip>
      ))}
      acts={
        <>
          {registered ? <Link to={`/administration/people/${person.id}/hand-over`}>{t('handOver.link')}</Link> : null}
          {security ? <EraseAct id={person.id} /> : null}
          {system ? <ContactActs person={person} /> : null}
          {security ? (
            <>
              <ActingAct id={person.id} />
              <DelegateAct id={person.id} />
              <GrantAct id={person.id} />
            </>
          ) : null}
        </>
      }
      aside={<RecordPanel history={HISTORY} of={{ id: person.id }} />}
    >
      <PastBanner history={HISTORY} of={{ id: person.id }} />
      <Panel>
        <div className="pad">
          <Facts
            of={[
              [t('name'), person.name],
              [t('phone'), person.contactHidden ? t('hidden') : person.phone],
            ]}
          />
        </div>
      </Panel>
      <Posts person={person} system={system} />
      <Grants person={person} security={security} />
      <AuditorSeats person={person} audit={audit} />
      <Accounts person={person} security={security} />
    </Page>
  );
}

function ContactActs({ person }: { readonly person: Person }): ReactNode {
  const { t } = useTranslation('administration');
  const path = { id: person.id };
  return (
    <>
      <Act<{ readonly name: string; readonly reason?: string }>
        label={t('acts.rename')}
        initial={person.name === null ? {} : { name: person.name }}
        send={(values, key) =>
          done(
            api.POST('/api/directory/v1/people/{id}/change-name', {
              params: { path, header: { 'Idempotency-Key': key } },
              body: { name: values.name, reason: orNull(values.reason) },
            }),
          )
        }
      >
        <TextItem name="name" label={t('name')} />
        <ReasonItem required={false} />
      </Act>
      <Act<{ readonly phone?: string }>
        label={t('acts.changePhone')}
        initial={person.phone === null ? {} : { phone: person.phone }}
        send={({ phone }, key) =>
          done(
            api.POST('/api/directory/v1/people/{id}/change-phone', {
              params: { path, header: { 'Idempotency-Key': key } },
              body: { phone: phone === undefined || phone === '' ? null : phone },
            }),
          )
        }
      >
        <TextItem name="phone" label={t('phone')} required={false} />
      </Act>
    </>
  );
}

function EraseAct({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('administration');
  return (
    <Act<{ readonly reason: string }>
      label={t('acts.erase')}
      danger
      consequence={t('about.erase')}
      send={(body, key) =>
        done(
          api.POST('/api/directory/v1/people/{id}/erase', {
            params: { path: { id }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
    >
      <ReasonItem />
    </Act>
  );
}

function Posts({ person, system }: { readonly person: Person; readonly system: boolean }): ReactNode {
  const { t } = useTranslation('administration');
  const path = { id: person.id };
  return (
    <Panel
      title={t('posts')}
      side={
        system ? (
          <Act<{ readonly title: string; readonly unitId: string; readonly from: string }>
            label={t('acts.takePost')}
            link
            send={(body, key) =>
              done(
                api.POST('/api/directory/v1/people/{id}/posts', {
                  params: { path, header: { 'Idempotency-Key': key } },
                  body,
                }),
              )
            }
          >
            <Form.Item name="unitId" label={t('unit')} rules={[{ required: true }]}>
              <UnitChoice />
            </Form.Item>
            <TextItem name="title" label={t('post')} />
            <DayItem name="from" />
          </Act>
        ) : undefined
      }
    >
      {person.posts.length === 0 ? (
        <Empty>{t('empty.posts')}</Empty>
      ) : (
        <ul className="rows">
          {person.posts.map(({ id: postId, unit, title, from, to }) => (
            <li key={postId} className="work-row">
              <div>
                <span className="what">{title}</span>
                <small>
                  <Link to={`/administration/units/${unit.id}`}>{unit.name}</Link> · <Span from={from} to={to} />
                </small>
              </div>
              {system && to === null ? (
                <Act<{ readonly to: string; readonly reason?: string }>
                  label={t('acts.leavePost')}
                  send={(values, key) =>
                    done(
                      api.POST('/api/directory/v1/people/{id}/posts/{postId}/leave', {
                        params: { path: { ...path, postId }, header: { 'Idempotency-Key': key } },
                        body: { to: values.to, reason: orNull(values.reason) },
                      }),
                    )
                  }
                >
                  <DayItem name="to" />
                  <ReasonItem required={false} />
                </Act>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Grants({ person, security }: { readonly person: Person; readonly security: boolean }): ReactNode {
  const { t } = useTranslation('administration');
  const { t: shell } = useTranslation('shell');
  const grants = person.grants.filter(({ seat }) => seat === null);
  return (
    <Panel title={t('roles')}>
      {grants.length === 0 ? (
        <Empty>{t('empty.grants')}</Empty>
      ) : (
        <ul className="rows">
          {grants.map(({ id: grantId, kind, role, division, from, to, endedAtOnce, actsForPersonId }) => {
            const over = endedAtOnce || (to !== null && to < today());
            return (
              <li key={grantId} className="work-row">
                <div>
                  <span className="what">
                    {shell(`roles.${role}`)} · {division.name}
                  </span>
                  <small>
                    {t(`kinds.${kind}`)}
                    {actsForPersonId === null ? null : (
                      <>
                        {' '}
                        {t('forWhom')} <PersonName id={actsForPersonId} />
                      </>
                    )}{' '}
                    · <Span from={from} to={to} />
                  </small>
                </div>
                {over ? <Chip>{t('ended')}</Chip> : null}
                {security && !over ? (
                  <Act<{ readonly to?: string; readonly reason: string }>
                    label={t('acts.endGrant')}
                    danger
                    send={(values, key) =>
                      done(
                        api.POST('/api/directory/v1/people/{id}/grants/{grantId}/end', {
                          params: { path: { id: person.id, grantId }, header: { 'Idempotency-Key': key } },
                          body: { to: orNull(values.to), reason: values.reason },
                        }),
                      )
                    }
                  >
                    <Form.Item name="to" label={t('to')}>
                      <DayField />
                    </Form.Item>
                    <ReasonItem />
                  </Act>
                ) : null}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}

function Accounts({ person, security }: { readonly person: Person; readonly security: boolean }): ReactNode {
  const { t } = useTranslation('administration');
  const path = { id: person.id };
  return (
    <Panel
      title={t('accounts')}
      side={
        security ? (
          <Act<{ readonly issuer: string; readonly subject: string }>
            label={t('acts.bind')}
            link
            send={(body, key) =>
              done(
                api.POST('/api/directory/v1/people/{id}/accounts', {
                  params: { path, header: { 'Idempotency-Key': key } },
                  body,
                }),
              )
            }
          >
            <TextItem name="issuer" label={t('issuer')} />
            <TextItem name="subject" label={t('account')} />
          </Act>
        ) : undefined
      }
    >
      {person.accounts.length === 0 ? (
        <Empty>{t('empty.accounts')}</Empty>
      ) : (
        <ul className="rows">
          {person.accounts.map((account) => (
            <li key={`${account.issuer} ${account.subject}`} className="work-row">
              <div>
                <span className="what">{account.subject}</span>
                <small>{account.issuer}</small>
              </div>
              {security ? (
                <Act<{ readonly reason?: string }>
                  label={t('acts.unbind')}
                  danger
                  send={(values, key) =>
                    done(
                      api.POST('/api/directory/v1/people/{id}/accounts/unbind', {
                        params: { path, header: { 'Idempotency-Key': key } },
                        body: { ...account, reason: orNull(values.reason) },
                      }),
                    )
                  }
                >
                  <ReasonItem required={false} />
                </Act>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
