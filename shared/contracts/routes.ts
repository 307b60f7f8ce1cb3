import { listAccessesRoute, listOwnAccessesRoute, searchApplicationsRoute } from './access.ts';
import {
  checkEligibilityRoute,
  listOwnApplicationsRoute,
  readCertificateReviewRoute,
  readOwnApplicationRoute,
  submitApplicationRoute,
  withdrawApplicationRoute,
} from './apply.ts';
import { readBudgetRoute } from './budget.ts';
import { changeContactRoute, requestPhoneCodeRoute } from './contact.ts';
import { correctApplicationRoute } from './correction.ts';
import { checkEntryRoute, enterApplicationRoute } from './counter.ts';
import { nameHeirsPayeeRoute, recordDeathRoute } from './death.ts';
import { readExportRoute, requestExportRoute } from './export.ts';
import { changeAgencyRoute } from './handover.ts';
import { listAgenciesRoute, listOccupationsRoute, listPoliciesRoute } from './inform.ts';
import { extendTaskRoute, fileObjectionRoute, keyObjectionRoute, readObjectionRoute } from './objection.ts';
import { changePayeeRoute } from './payee.ts';
import {
  approveBatchRoute,
  breakUpBatchRoute,
  drawUpBatchRoute,
  listBatchesRoute,
  listWaitingPaymentsRoute,
  readBatchFileRoute,
  readBatchRoute,
  readResultsRoute,
  takeResultsRoute,
} from './payment-batch.ts';
import { recordPaymentResultRoute } from './payout.ts';
import { listNoticesRoute, readNoticeRoute } from './publicity.ts';
import {
  concludeRecoveryRoute,
  listRecoveriesRoute,
  openRecoveryRoute,
  recordRepaymentRoute,
  stateInRecoveryRoute,
} from './recovery.ts';
import { listRefusalsRoute, readRefusalRoute } from './refusal.ts';
import {
  keyReconsiderationRoute,
  proposeReversalRoute,
  reconsiderRefusalRoute,
  requestReconsiderationRoute,
} from './remedy.ts';
import { readStatisticsRoute, readSummaryRoute } from './report.ts';
import {
  liftLegalHoldRoute,
  listRetentionPlansRoute,
  placeLegalHoldRoute,
  readRetentionPlanRoute,
  releaseRetentionPlanRoute,
} from './retention.ts';
import {
  countTasksRoute,
  decideTaskRoute,
  listApplicationsRoute,
  listCaseEventsRoute,
  listTaskObjectionsRoute,
  listTasksRoute,
  readCaseFileRoute,
  readTaskRoute,
} from './review.ts';
import type { Route } from './route.ts';
import {
  claimTaskRoute,
  delegateTasksRoute,
  listDelegationsRoute,
  releaseTaskRoute,
  transferTaskRoute,
} from './sharing.ts';
import { makeStatementRoute, suspendApplicationRoute } from './suspension.ts';
import { replayDecidedCasesRoute } from './what-if.ts';

/**
 * All routes. infra builds the API from them and docs/generate-openapi.ts its description; a handler imports its own
 * route only.
 */
export const routes = {
  listPolicies: listPoliciesRoute,
  listAgencies: listAgenciesRoute,
  listOccupations: listOccupationsRoute,
  listNotices: listNoticesRoute,
  readNotice: readNoticeRoute,
  requestPhoneCode: requestPhoneCodeRoute,
  fileObjection: fileObjectionRoute,
  readObjection: readObjectionRoute,
  checkEligibility: checkEligibilityRoute,
  submitApplication: submitApplicationRoute,
  listOwnApplications: listOwnApplicationsRoute,
  readOwnApplication: readOwnApplicationRoute,
  readCertificateReview: readCertificateReviewRoute,
  listOwnAccesses: listOwnAccessesRoute,
  withdrawApplication: withdrawApplicationRoute,
  correctApplication: correctApplicationRoute,
  changePayee: changePayeeRoute,
  changeContact: changeContactRoute,
  makeStatement: makeStatementRoute,
  stateInRecovery: stateInRecoveryRoute,
  listRefusals: listRefusalsRoute,
  readRefusal: readRefusalRoute,
  requestReconsideration: requestReconsiderationRoute,
  reconsiderRefusal: reconsiderRefusalRoute,
  listTasks: listTasksRoute,
  countTasks: countTasksRoute,
  readTask: readTaskRoute,
  listTaskObjections: listTaskObjectionsRoute,
  decideTask: decideTaskRoute,
  extendTask: extendTaskRoute,
  claimTask: claimTaskRoute,
  releaseTask: releaseTaskRoute,
  transferTask: transferTaskRoute,
  delegateTasks: delegateTasksRoute,
  listDelegations: listDelegationsRoute,
  keyObjection: keyObjectionRoute,
  suspendApplication: suspendApplicationRoute,
  changeAgency: changeAgencyRoute,
  recordDeath: recordDeathRoute,
  nameHeirsPayee: nameHeirsPayeeRoute,
  keyReconsideration: keyReconsiderationRoute,
  proposeReversal: proposeReversalRoute,
  checkEntry: checkEntryRoute,
  enterApplication: enterApplicationRoute,
  openRecovery: openRecoveryRoute,
  listRecoveries: listRecoveriesRoute,
  recordRepayment: recordRepaymentRoute,
  concludeRecovery: concludeRecoveryRoute,
  placeLegalHold: placeLegalHoldRoute,
  liftLegalHold: liftLegalHoldRoute,
  listRetentionPlans: listRetentionPlansRoute,
  readRetentionPlan: readRetentionPlanRoute,
  releaseRetentionPlan: releaseRetentionPlanRoute,
  listApplications: listApplicationsRoute,
  readBudget: readBudgetRoute,
  readCaseFile: readCaseFileRoute,
  listCaseEvents: listCaseEventsRoute,
  listAccesses: listAccessesRoute,
  readStatistics: readStatisticsRoute,
  readSummary: readSummaryRoute,
  replayDecidedCases: replayDecidedCasesRoute,
  requestExport: requestExportRoute,
  readExport: readExportRoute,
  listWaitingPayments: listWaitingPaymentsRoute,
  drawUpBatch: drawUpBatchRoute,
  listBatches: listBatchesRoute,
  readBatch: readBatchRoute,
  approveBatch: approveBatchRoute,
  breakUpBatch: breakUpBatchRoute,
  readBatchFile: readBatchFileRoute,
  takeResults: takeResultsRoute,
  readResults: readResultsRoute,
  searchApplications: searchApplicationsRoute,
  recordPaymentResult: recordPaymentResultRoute,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
