import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../api/client.js';
import { Act, Chip, Empty, Facts, Panel } from '../../shapes/index.js';
import type { Plan, PlanGroup } from './codes.js';
import { groupSent, groupValues, GroupFields, type GroupValues } from './group-form.js';
import { People, Somebody } from './officer.js';

export function GroupsPanel({ plan, edit }: { readonly plan: Plan; readonly edit: boolean }): ReactNode {
  const { t } = useTranslation('plans');
  const ordered = [...plan.groups].sort((a, b) => Number(a.kind === 'work') - Number(b.kind === 'work'));
  return (
    <Panel title={t('groups.title')} side={edit ? <GroupAct plan={plan} /> : undefined}>
      {ordered.length === 0 ? (
        <Empty>{t('groups.empty')}</Empty>
      ) : (
        <ul className="rows">
          {ordered.map((group) => (
            <li key={group.groupId} className="plan-group">
              <header>
                <strong>{group.name}</strong>
                <Chip>{t(`groupKind.${group.kind}`)}</Chip>
                {edit ? (
                  <span className="side">
                    <GroupAct plan={plan} group={group} />
                    <Act
                      link
                      danger
                      label={t('groups.remove')}
                      consequence={t('groups.removeAsk', { name: group.name })}
                      send={(_values, key) =>
                        done(
                          api.DELETE('/api/plans/v1/plans/{id}/groups/{groupId}', {
                            params: {
                              path: { id: plan.id, groupId: group.groupId },
                              header: { 'Idempotency-Key': key },
                            },
                          }),
                        )
                      }
                    />
                  </span>
                ) : null}
              </header>
              <GroupFacts group={group} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function GroupFacts({ group }: { readonly group: PlanGroup }): ReactNode {
  const { t } = useTranslation('plans');
  const { heads, deputies, members, memberUnits, duties, office } = group;
  const people = (list: PlanGroup['heads']): ReactNode => (list.length === 0 ? null : <People people={list} />);
  return (
    <Facts
      of={[
        [t('groups.heads'), people(heads)],
        [t('groups.deputies'), people(deputies)],
        [t('groups.members'), people(members)],
        [t('groups.memberUnits'), memberUnits.map(({ name }) => name).join(t('comma'))],
        [
          t('groups.office'),
          office === null
            ? null
            : office.units.length === 0
              ? office.text
              : office.units.map(({ name }) => name).join(t('comma')),
        ],
        [
          t('groups.director'),
          office?.director === null || office === null ? null : <Somebody person={office.director} />,
        ],
        [
          t('groups.liaison'),
          office?.liaison === null || office === null ? null : <Somebody person={office.liaison} />,
        ],
        [
          t('groups.duties'),
          duties.length === 0 ? null : (
            <ol className="plain-list">
              {duties.map((duty) => (
                <li key={duty}>{duty}</li>
              ))}
            </ol>
          ),
        ],
      ]}
    />
  );
}

function GroupAct({ plan, group }: { readonly plan: Plan; readonly group?: PlanGroup }): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <Act<GroupValues>
      label={group === undefined ? t('groups.add') : t('groups.edit')}
      title={group === undefined ? t('groups.add') : t('groups.editTitle', { name: group.name })}
      link={group !== undefined}
      wide
      said={t('acts.saved')}
      initial={group === undefined ? { kind: plan.groups.length === 0 ? 'leading' : 'work' } : groupValues(group)}
      send={(values, key) =>
        done(
          api.PUT('/api/plans/v1/plans/{id}/groups/{groupId}', {
            params: {
              path: { id: plan.id, groupId: group?.groupId ?? crypto.randomUUID() },
              header: { 'Idempotency-Key': key },
            },
            body: groupSent(values),
          }),
        )
      }
    >
      <GroupFields />
    </Act>
  );
}
