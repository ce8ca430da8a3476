import type { ErasureList } from '@gongjian/shared-keys';
import { ProjectionsModule, ReadModels } from '@gongjian/shared-projections';
import { RecordsModule } from '@gongjian/shared-records';
import { Module, type DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';
import { BindServiceAccountController } from './commands/bind-service-account/bind-service-account.controller.js';
import { BindServiceAccountHandler } from './commands/bind-service-account/bind-service-account.handler.js';
import { CloseServiceController } from './commands/close-service/close-service.controller.js';
import { CloseServiceHandler } from './commands/close-service/close-service.handler.js';
import { EndServiceRoleController } from './commands/end-service-role/end-service-role.controller.js';
import { EndServiceRoleHandler } from './commands/end-service-role/end-service-role.handler.js';
import { GrantServiceRoleController } from './commands/grant-service-role/grant-service-role.controller.js';
import { GrantServiceRoleHandler } from './commands/grant-service-role/grant-service-role.handler.js';
import { IssueServiceCredentialsController } from './commands/issue-service-credentials/issue-service-credentials.controller.js';
import { IssueServiceCredentialsHandler } from './commands/issue-service-credentials/issue-service-credentials.handler.js';
import { RegisterServiceController } from './commands/register-service/register-service.controller.js';
import { RegisterServiceHandler } from './commands/register-service/register-service.handler.js';
import { UnbindServiceAccountController } from './commands/unbind-service-account/unbind-service-account.controller.js';
import { UnbindServiceAccountHandler } from './commands/unbind-service-account/unbind-service-account.handler.js';
import { GetServiceHistoryHandler } from './queries/service-history/service-history.query.js';
import { ServiceHistoryController } from './queries/service-history/service-history.controller.js';
import { ServiceListController } from './queries/service-list/service-list.controller.js';
import { ListServicesHandler } from './queries/service-list/service-list.query.js';
import { ServiceController } from './queries/service/service.controller.js';
import { GetServiceHandler } from './queries/service/service.query.js';
import { EndServiceCredentials } from './reactions/end-service-credentials/end-service-credentials.reaction.js';
import { SeenAccounts } from './reading/seen-accounts.js';
import { ServiceAccounts } from './writing/service-accounts.js';
import { ServiceCredentials } from './writing/service-credentials.js';
import { DirectoryChanges } from './changes.js';
import { directoryExports } from './exports.js';
import { directoryReads } from './reads.js';
import { AbolishDivisionController } from './commands/abolish-division/abolish-division.controller.js';
import { AbolishDivisionHandler } from './commands/abolish-division/abolish-division.handler.js';
import { AppointActingController } from './commands/appoint-acting/appoint-acting.controller.js';
import { AppointActingHandler } from './commands/appoint-acting/appoint-acting.handler.js';
import { BindAccountController } from './commands/bind-account/bind-account.controller.js';
import { BindAccountHandler } from './commands/bind-account/bind-account.handler.js';
import { ChangePersonNameController } from './commands/change-person-name/change-person-name.controller.js';
import { ChangePersonNameHandler } from './commands/change-person-name/change-person-name.handler.js';
import { ChangePersonPhoneController } from './commands/change-person-phone/change-person-phone.controller.js';
import { ChangePersonPhoneHandler } from './commands/change-person-phone/change-person-phone.handler.js';
import { ChangeUnitSuperiorController } from './commands/change-unit-superior/change-unit-superior.controller.js';
import { ChangeUnitSuperiorHandler } from './commands/change-unit-superior/change-unit-superior.handler.js';
import { CloseSubjectController } from './commands/close-subject/close-subject.controller.js';
import { CloseSubjectHandler } from './commands/close-subject/close-subject.handler.js';
import { CloseUnitController } from './commands/close-unit/close-unit.controller.js';
import { CloseUnitHandler } from './commands/close-unit/close-unit.handler.js';
import { CorrectDivisionRecordController } from './commands/correct-division-record/correct-division-record.controller.js';
import { CorrectDivisionRecordHandler } from './commands/correct-division-record/correct-division-record.handler.js';
import { CorrectPostRecordController } from './commands/correct-post-record/correct-post-record.controller.js';
import { CorrectPostRecordHandler } from './commands/correct-post-record/correct-post-record.handler.js';
import { CorrectSubjectRecordController } from './commands/correct-subject-record/correct-subject-record.controller.js';
import { CorrectSubjectRecordHandler } from './commands/correct-subject-record/correct-subject-record.handler.js';
import { CorrectUnitRecordController } from './commands/correct-unit-record/correct-unit-record.controller.js';
import { CorrectUnitRecordHandler } from './commands/correct-unit-record/correct-unit-record.handler.js';
import { DelegateRoleController } from './commands/delegate-role/delegate-role.controller.js';
import { DelegateRoleHandler } from './commands/delegate-role/delegate-role.handler.js';
import { EndAuditorSeatController } from './commands/end-auditor-seat/end-auditor-seat.controller.js';
import { EndAuditorSeatHandler } from './commands/end-auditor-seat/end-auditor-seat.handler.js';
import { ExtendAuditorSeatController } from './commands/extend-auditor-seat/extend-auditor-seat.controller.js';
import { ExtendAuditorSeatHandler } from './commands/extend-auditor-seat/extend-auditor-seat.handler.js';
import { GiveAuditorSeatController } from './commands/give-auditor-seat/give-auditor-seat.controller.js';
import { GiveAuditorSeatHandler } from './commands/give-auditor-seat/give-auditor-seat.handler.js';
import { EndRoleGrantController } from './commands/end-role-grant/end-role-grant.controller.js';
import { EndRoleGrantHandler } from './commands/end-role-grant/end-role-grant.handler.js';
import { ErasePersonController } from './commands/erase-person/erase-person.controller.js';
import { ErasePersonHandler } from './commands/erase-person/erase-person.handler.js';
import { FoundDivisionController } from './commands/found-division/found-division.controller.js';
import { FoundTenantHandler } from './commands/found-tenant/found-tenant.handler.js';
import { FoundDivisionHandler } from './commands/found-division/found-division.handler.js';
import { GrantRoleController } from './commands/grant-role/grant-role.controller.js';
import { GrantRoleHandler } from './commands/grant-role/grant-role.handler.js';
import { LeavePostController } from './commands/leave-post/leave-post.controller.js';
import { LeavePostHandler } from './commands/leave-post/leave-post.handler.js';
import { MergeDivisionController } from './commands/merge-division/merge-division.controller.js';
import { MergeDivisionHandler } from './commands/merge-division/merge-division.handler.js';
import { MoveDivisionController } from './commands/move-division/move-division.controller.js';
import { MoveDivisionHandler } from './commands/move-division/move-division.handler.js';
import { MoveSubjectController } from './commands/move-subject/move-subject.controller.js';
import { MoveSubjectHandler } from './commands/move-subject/move-subject.handler.js';
import { MoveUnitController } from './commands/move-unit/move-unit.controller.js';
import { MoveUnitHandler } from './commands/move-unit/move-unit.handler.js';
import { ReclassifySubjectController } from './commands/reclassify-subject/reclassify-subject.controller.js';
import { ReclassifySubjectHandler } from './commands/reclassify-subject/reclassify-subject.handler.js';
import { RegisterPersonController } from './commands/register-person/register-person.controller.js';
import { RegisterPersonHandler } from './commands/register-person/register-person.handler.js';
import { RegisterSubjectController } from './commands/register-subject/register-subject.controller.js';
import { RegisterSubjectHandler } from './commands/register-subject/register-subject.handler.js';
import { RegisterUnitController } from './commands/register-unit/register-unit.controller.js';
import { RegisterUnitHandler } from './commands/register-unit/register-unit.handler.js';
import { RenameDivisionController } from './commands/rename-division/rename-division.controller.js';
import { RenameDivisionHandler } from './commands/rename-division/rename-division.handler.js';
import { RenameSubjectController } from './commands/rename-subject/rename-subject.controller.js';
import { RenameSubjectHandler } from './commands/rename-subject/rename-subject.handler.js';
import { RenameTenantController } from './commands/rename-tenant/rename-tenant.controller.js';
import { RenameTenantHandler } from './commands/rename-tenant/rename-tenant.handler.js';
import { RenameUnitController } from './commands/rename-unit/rename-unit.controller.js';
import { RenameUnitHandler } from './commands/rename-unit/rename-unit.handler.js';
import { SetRetentionPeriodController } from './commands/set-retention-period/set-retention-period.controller.js';
import { SetRetentionPeriodHandler } from './commands/set-retention-period/set-retention-period.handler.js';
import { TakePostController } from './commands/take-post/take-post.controller.js';
import { TakePostHandler } from './commands/take-post/take-post.handler.js';
import { UnbindAccountController } from './commands/unbind-account/unbind-account.controller.js';
import { UnbindAccountHandler } from './commands/unbind-account/unbind-account.handler.js';
import { ForgetErasedNames } from './names/forget-erased-names.js';
import { PersonNames } from './names/person-names.js';
import { PostgresPersonNames } from './names/postgres-person-names.js';
import { DivisionHistoryController } from './queries/division-history/division-history.controller.js';
import { GetDivisionHistoryHandler } from './queries/division-history/division-history.query.js';
import { DivisionListController } from './queries/division-list/division-list.controller.js';
import { ListDivisionsHandler } from './queries/division-list/division-list.query.js';
import { DivisionRolesController } from './queries/division-roles/division-roles.controller.js';
import { ListDivisionRolesHandler } from './queries/division-roles/division-roles.query.js';
import { DivisionController } from './queries/division/division.controller.js';
import { GetDivisionHandler } from './queries/division/division.query.js';
import { MeController } from './queries/me/me.controller.js';
import { WhoAmIHandler } from './queries/me/me.query.js';
import { PersonHistoryController } from './queries/person-history/person-history.controller.js';
import { GetPersonHistoryHandler } from './queries/person-history/person-history.query.js';
import { PersonListController } from './queries/person-list/person-list.controller.js';
import { ListPeopleHandler } from './queries/person-list/person-list.query.js';
import { PersonController } from './queries/person/person.controller.js';
import { GetPersonHandler } from './queries/person/person.query.js';
import { DirectorySearchController } from './queries/search/search.controller.js';
import { SubjectHistoryController } from './queries/subject-history/subject-history.controller.js';
import { GetSubjectHistoryHandler } from './queries/subject-history/subject-history.query.js';
import { SubjectListController } from './queries/subject-list/subject-list.controller.js';
import { ListSubjectsHandler } from './queries/subject-list/subject-list.query.js';
import { SubjectLookupController } from './queries/subject-lookup/subject-lookup.controller.js';
import { FindSubjectsHandler } from './queries/subject-lookup/subject-lookup.query.js';
import { SubjectController } from './queries/subject/subject.controller.js';
import { GetSubjectHandler } from './queries/subject/subject.query.js';
import { TenantHistoryController } from './queries/tenant-history/tenant-history.controller.js';
import { GetTenantHistoryHandler } from './queries/tenant-history/tenant-history.query.js';
import { TenantController } from './queries/tenant/tenant.controller.js';
import { GetTenantHandler } from './queries/tenant/tenant.query.js';
import { UnitHistoryController } from './queries/unit-history/unit-history.controller.js';
import { GetUnitHistoryHandler } from './queries/unit-history/unit-history.query.js';
import { UnitListController } from './queries/unit-list/unit-list.controller.js';
import { ListUnitsHandler } from './queries/unit-list/unit-list.query.js';
import { UnitController } from './queries/unit/unit.controller.js';
import { GetUnitHandler } from './queries/unit/unit.query.js';
import { directoryProjections } from './read-models.js';
import { EraseKeys } from './reactions/erase-keys/erase-keys.reaction.js';
import { KeepNamesSearchable } from './reactions/keep-names-searchable/keep-names-searchable.reaction.js';
import { PersonalValues } from './reading/personal-values.js';
import { AccountReservations } from './writing/account-reservations.js';
import { Choices } from './writing/choices.js';

export interface DirectoryModuleOptions {
  /** As `gongjian_projector`: keeps the searchable names. */
  readonly projectorPool: Pool;
  /** Erasures there ever were: applied to the searchable names again at every start. */
  readonly erasures: ErasureList;
  /** The issuer in this deployment, for credentials of service accounts; left out where there is none. */
  readonly credentials?: ServiceCredentials;
}

const controllers = [
  BindServiceAccountController,
  CloseServiceController,
  EndServiceRoleController,
  GrantServiceRoleController,
  IssueServiceCredentialsController,
  RegisterServiceController,
  UnbindServiceAccountController,
  ServiceListController,
  ServiceController,
  ServiceHistoryController,
  AbolishDivisionController,
  AppointActingController,
  BindAccountController,
  ChangePersonNameController,
  ChangePersonPhoneController,
  ChangeUnitSuperiorController,
  CloseSubjectController,
  CloseUnitController,
  CorrectDivisionRecordController,
  CorrectPostRecordController,
  CorrectSubjectRecordController,
  CorrectUnitRecordController,
  DelegateRoleController,
  EndAuditorSeatController,
  EndRoleGrantController,
  ErasePersonController,
  FoundDivisionController,
  ExtendAuditorSeatController,
  GiveAuditorSeatController,
  GrantRoleController,
  LeavePostController,
  MergeDivisionController,
  MoveDivisionController,
  MoveSubjectController,
  MoveUnitController,
  ReclassifySubjectController,
  RegisterPersonController,
  RegisterSubjectController,
  RegisterUnitController,
  RenameDivisionController,
  RenameSubjectController,
  RenameTenantController,
  RenameUnitController,
  SetRetentionPeriodController,
  TakePostController,
  UnbindAccountController,
  DivisionHistoryController,
  DivisionListController,
  DivisionRolesController,
  DivisionController,
  DirectorySearchController,
  MeController,
  PersonHistoryController,
  PersonListController,
  PersonController,
  SubjectHistoryController,
  SubjectListController,
  SubjectLookupController,
  SubjectController,
  TenantHistoryController,
  TenantController,
  UnitHistoryController,
  UnitListController,
  UnitController,
];

const handlers = [
  BindServiceAccountHandler,
  CloseServiceHandler,
  EndServiceRoleHandler,
  GrantServiceRoleHandler,
  IssueServiceCredentialsHandler,
  RegisterServiceHandler,
  UnbindServiceAccountHandler,
  GetServiceHistoryHandler,
  ListServicesHandler,
  GetServiceHandler,
  AbolishDivisionHandler,
  AppointActingHandler,
  BindAccountHandler,
  ChangePersonNameHandler,
  ChangePersonPhoneHandler,
  ChangeUnitSuperiorHandler,
  CloseSubjectHandler,
  CloseUnitHandler,
  CorrectDivisionRecordHandler,
  CorrectPostRecordHandler,
  CorrectSubjectRecordHandler,
  CorrectUnitRecordHandler,
  DelegateRoleHandler,
  EndAuditorSeatHandler,
  EndRoleGrantHandler,
  ErasePersonHandler,
  FoundDivisionHandler,
  FoundTenantHandler,
  ExtendAuditorSeatHandler,
  GiveAuditorSeatHandler,
  GrantRoleHandler,
  LeavePostHandler,
  MergeDivisionHandler,
  MoveDivisionHandler,
  MoveSubjectHandler,
  MoveUnitHandler,
  ReclassifySubjectHandler,
  RegisterPersonHandler,
  RegisterSubjectHandler,
  RegisterUnitHandler,
  RenameDivisionHandler,
  RenameSubjectHandler,
  RenameTenantHandler,
  RenameUnitHandler,
  SetRetentionPeriodHandler,
  TakePostHandler,
  UnbindAccountHandler,
  GetDivisionHistoryHandler,
  ListDivisionsHandler,
  ListDivisionRolesHandler,
  GetDivisionHandler,
  WhoAmIHandler,
  GetPersonHistoryHandler,
  ListPeopleHandler,
  GetPersonHandler,
  GetSubjectHistoryHandler,
  FindSubjectsHandler,
  ListSubjectsHandler,
  GetSubjectHandler,
  GetTenantHistoryHandler,
  GetTenantHandler,
  GetUnitHistoryHandler,
  ListUnitsHandler,
  GetUnitHandler,
];

/**
 * The directory: tenants, divisions, units, people with posts and rights, subjects. Its read models are those of
 * `AccessModule.forRoot({ context: 'directory' })`, which must be in the same application, and so must `CqrsModule`.
 */
@Module({})
export class DirectoryModule {
  static forRoot({ projectorPool, erasures, credentials }: DirectoryModuleOptions): DynamicModule {
    return {
      module: DirectoryModule,
      imports: [
        RecordsModule,
        DirectoryChanges,
        directoryExports.module,
        directoryReads.module,
        ProjectionsModule.forFeature({
          context: 'directory',
          projections: directoryProjections,
          reactions: [KeepNamesSearchable, EraseKeys, EndServiceCredentials],
        }),
      ],
      controllers,
      providers: [
        ...handlers,
        AccountReservations,
        Choices,
        EndServiceCredentials,
        EraseKeys,
        KeepNamesSearchable,
        PersonalValues,
        SeenAccounts,
        ServiceAccounts,
        { provide: ServiceCredentials, useValue: credentials ?? null },
        {
          provide: PersonNames,
          inject: [ReadModels],
          useFactory: (readModels: ReadModels) => new PostgresPersonNames(projectorPool, readModels),
        },
        {
          provide: ForgetErasedNames,
          inject: [PersonNames],
          useFactory: (names: PersonNames) => new ForgetErasedNames(erasures, names),
        },
      ],
    };
  }
}
