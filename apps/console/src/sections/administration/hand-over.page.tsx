import { Checkbox, Form } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, done, queries, type Answer } from '../../api/client.js';
import { useMe, useRoles } from '../../session/me.js';
import {
  Answered,
  BulkAct,
  Chip,
  DueChip,
  Empty,
  filled,
  notPossible,
  Page,
  Panel,
  PersonChoice,
  ReasonFields,
  type ReasonValues,
} from '../../shapes/index.js';
import { words } from '../../words/words.js';
import './administration.css';
import { workKinds, type OpenWork, type WorkKind } from './open-work.js';
import { useOpenWork } from './use-open-work.js';

type Person = Answer<'/api/directory/v1/people/{id}'>;

interface HandedOver extends ReasonValues {
  readonly toPersonId: string;
}

/** 移交未办事项: what is not done and stands in the person's name goes to somebody else, each with its own answer. */
export function HandOverPage(): ReactNode {
  const { id = '' } = useParams();
  const query = queries.useQuery('get', '/api/directory/v1/people/{id}', { params: { path: { id } } });
  return <Answered query={query}>{(person) => <OfPerson key={person.id} person={person} />}</Answered>;
}

function OfPerson({ person }: { readonly person: Person }): ReactNode {
  const { t } = useTranslation('administration');
  const work = useOpenWork(person.id);
  const [left, leave] = useState<ReadonlySet<string>>(new Set());
  const may = useMayHandOver(person);
  const all = workKinds.flatMap((kind) => (may[kind] ? (work[kind].data ?? []) : []));
  const chosen = all.filter(({ id }) => !left.has(id));
  const name = person.name ?? t('hidden');
  const unitId = person.posts.at(-1)?.unit.id;
  const choose = (items: readonly OpenWork[], on: boolean): void =>
    leave((before) => {
      const after = new Set(before);
      for (const { id } of items) {
        if (on) after.delete(id);
        else after.add(id);
      }
      return after;
    });
  return (
    <Page
      title={t('handOver.title')}
      about={t('handOver.about', { name })}
      crumbs={[
        { to: '/administration/people', text: t('people') },
        { to: `/administration/people/${person.id}`, text: name },
      ]}
      chips={person.posts.map(({ id, unit, title }) => (
        <Chip key={id}>
          {unit.name} {title}
        </Chip>
      ))}
      acts={
        <BulkAct<OpenWork, HandedOver>
          label={t('handOver.act', { count: chosen.length })}
          title={t('handOver.title')}
          primary
          items={chosen}
          {...(chosen.length === 0 ? { disabled: t('handOver.nothing') } : {})}
          consequence={t('handOver.consequence', { name, count: chosen.length })}
          send={(item, values, key) => handOver(item, person.id, values, key)}
        >
          <Form.Item
            name="toPersonId"
            label={t('handOver.successor')}
            rules={[
              { required: true },
              {
                validator: (_rule, value) =>
                  value === person.id ? Promise.reject(new Error(t('handOver.same'))) : Promise.resolve(),
              },
            ]}
          >
            <PersonChoice {...(unitId === undefined ? {} : { unitId })} />
          </Form.Item>
          <ReasonFields codes={['staffChanged', 'reorganised', 'other']} />
        </BulkAct>
      }
      aside={
        <Panel title={t('handOver.byPost')}>
          <div className="pad">{t('handOver.byPostAbout')}</div>
        </Panel>
      }
    >
      {workKinds.map((kind) => (
        <KindPanel key={kind} kind={kind} query={work[kind]} may={may[kind]} left={left} choose={choose} />
      ))}
    </Page>
  );
}

function KindPanel({
  kind,
  query,
  may,
  left,
  choose,
}: {
  readonly kind: WorkKind;
  readonly query: ReturnType<typeof useOpenWork>[WorkKind];
  readonly may: boolean;
  readonly left: ReadonlySet<string>;
  readonly choose: (items: readonly OpenWork[], on: boolean) => void;
}): ReactNode {
  const { t } = useTranslation('administration');
  const items = query.data ?? [];
  const chosen = items.filter(({ id }) => !left.has(id));
  return (
    <Panel
      title={t(`handOver.kinds.${kind}`)}
      side={
        may && items.length > 0 ? (
          <Checkbox
            checked={chosen.length === items.length}
            indeterminate={chosen.length > 0 && chosen.length < items.length}
            onChange={({ target }) => choose(items, target.checked)}
          >
            {t('handOver.chosen', { count: chosen.length, all: items.length })}
          </Checkbox>
        ) : (
          String(items.length)
        )
      }
    >
      <Answered query={query}>
        {(found) =>
          found.length === 0 ? (
            <Empty>{t(`handOver.none.${kind}`)}</Empty>
          ) : (
            <>
              {may ? null : <div className="pad muted">{t(`handOver.who.${kind}`)}</div>}
              <ul className="rows" aria-label={t(`handOver.kinds.${kind}`)}>
                {found.map((item) => (
                  <li key={item.id} className="work-row hand-over-row">
                    {may ? (
                      <Checkbox
                        aria-label={item.name}
                        checked={!left.has(item.id)}
                        onChange={({ target }) => choose([item], target.checked)}
                      />
                    ) : (
                      <span />
                    )}
                    <div>
                      <Link className="what" to={item.to}>
                        {item.name}
                      </Link>
                      <small>{item.about}</small>
                    </div>
                    {item.due === null ? <span /> : <DueChip on={item.due} />}
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </Panel>
  );
}

/** The office hands over everything; the head of a unit what its people have in hand. */
function useMayHandOver({ posts }: Person): Readonly<Record<WorkKind, boolean>> {
  const roles = useRoles();
  const own = new Set(useMe().units.map(({ id }) => id));
  const office = roles.has('office');
  const heads = (['unitHead', 'town', 'community'] as const).some((role) => roles.has(role));
  return {
    task: office || (heads && posts.some(({ unit }) => own.has(unit.id))),
    sheet: office,
    objection: office || roles.has('leader'),
  };
}

async function handOver(
  { kind, recordId: id }: OpenWork,
  fromPersonId: string,
  { toPersonId, reason }: HandedOver,
  key: string,
): Promise<unknown> {
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  switch (kind) {
    case 'task':
      return done(
        api.POST('/api/plans/v1/tasks/{id}/hand-over', { params, body: filled({ fromPersonId, toPersonId, reason }) }),
      );
    case 'objection':
      return done(
        api.POST('/api/awards/v1/objections/{id}/handler', { params, body: filled({ personId: toPersonId, reason }) }),
      );
    case 'sheet':
      return handOverSheet(id, fromPersonId, { toPersonId, reason }, key);
  }
}

/** The successor is appointed first: a sheet is never left without an assessor. */
async function handOverSheet(
  id: string,
  personId: string,
  { toPersonId, reason }: HandedOver,
  key: string,
): Promise<unknown> {
  const sheet = await done(api.GET('/api/assessments/v1/sheets/{id}', { params: { path: { id } } }));
  if (sheet.assessments.some(({ assessor }) => assessor.personId === personId)) {
    throw notPossible(words.t('handOver.filed', { ns: 'administration' }));
  }
  await done(
    api.POST('/api/assessments/v1/sheets/{id}/assessors', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body: { personId: toPersonId },
    }),
  );
  return done(
    api.POST('/api/assessments/v1/sheets/{id}/assessors/{personId}/withdrawal', {
      params: { path: { id, personId }, header: { 'Idempotency-Key': crypto.randomUUID() } },
      body: { reason: filled(reason), avoids: false },
    }),
  );
}
